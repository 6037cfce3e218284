import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";

/** What is shown where a question may be typed. */
const prompt = "> ";

/** What happens on ^C where nothing is typed. */
export interface TypedLinesOptions {
  readonly onInterrupt: () => void;
}

/**
 * The lines typed on the terminal, until ^D. The prompt goes to stderr.
 *
 * The terminal is its own again while a line is worked on, so that ^C is a signal then. Lines that
 * are pasted together come one after the other; what was begun waits for the next prompt.
 */
export async function* typedLines({ onInterrupt }: TypedLinesOptions): AsyncGenerator<string> {
  const history: string[] = [];
  let begun = "";
  for (;;) {
    const editor = openEditor(history, onInterrupt);
    editor.write(begun);
    const lines = await linesOf(editor);
    begun = editor.line;
    if (lines.length === 0) return;
    yield* lines;
  }
}

function openEditor(history: string[], onInterrupt: () => void): Interface {
  const { stdin: input, stderr: output } = process;
  const editor = createInterface({ input, output, prompt, history, removeHistoryDuplicates: true });
  editor.on("SIGINT", () => {
    process.stderr.write("^C\n");
    if (editor.line === "") onInterrupt();
    else startAnew(editor);
  });
  editor.prompt();
  return editor;
}

/** As in a shell: what was typed stays to be seen, and the next line is empty. */
function startAnew(editor: Interface): void {
  Object.assign(editor, { line: "", cursor: 0 });
  editor.prompt();
}

/** Waits for a line, and takes all that come with it; none at ^D. */
async function linesOf(editor: Interface): Promise<string[]> {
  const lines: string[] = [];
  editor.on("line", (line) => {
    lines.push(line);
    setImmediate(() => editor.close());
  });
  await once(editor, "close");
  if (lines.length === 0) process.stderr.write("\n");
  return lines;
}
