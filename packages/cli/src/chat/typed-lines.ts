import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";

/** The input prompt. */
const prompt = "> ";

/** Options of {@link typedLines}: the action on ^C with an empty line. */
export interface TypedLinesOptions {
  readonly onInterrupt: () => void;
}

/**
 * The lines typed on the terminal, until ^D. The prompt goes to stderr.
 *
 * The terminal is released while a line is processed, so that ^C is a signal then. Lines pasted
 * together are processed in order. An unfinished line is kept for the next prompt.
 */
export async function* typedLines({ onInterrupt }: TypedLinesOptions): AsyncGenerator<string> {
  const history: string[] = [];
  let unfinished = "";
  for (;;) {
    const editor = openEditor(history, onInterrupt);
    editor.write(unfinished);
    const lines = await linesOf(editor);
    unfinished = editor.line;
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
    else startEmptyLine(editor);
  });
  editor.prompt();
  return editor;
}

/** As in a shell: the typed text stays visible, and the next line is empty. */
function startEmptyLine(editor: Interface): void {
  Object.assign(editor, { line: "", cursor: 0 });
  editor.prompt();
}

/** Waits for a line and returns it with all lines pasted with it; none at ^D. */
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
