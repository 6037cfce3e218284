import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { PasteInput } from "./paste-input.js";
import type { PastedText } from "./pasted-text.js";

/** The input prompts: of a question, and of its further lines. */
const prompts = { first: "> ", next: "… " } as const;

/** Options of {@link openQuestionEditor}. */
export interface QuestionEditorOptions {
  /** Earlier questions, the last one first. */
  readonly history: string[];
  /** Makes the controls in pasted texts visible. */
  readonly pasted: PastedText;
  /** A text to start with. */
  readonly unfinished: string;
  /** The action on ^C with an empty line. */
  readonly onInterrupt: () => void;
}

/** The editor of one question. */
export interface QuestionEditor {
  /** The question, with all questions typed together with it; none at ^D. */
  readonly questions: Promise<string[]>;
  /** What the next editor starts with. */
  state(): { history: string[]; unfinished: string };
}

/**
 * Lets the user edit one question on the terminal.
 *
 * A pasted text is part of one question, whatever lines it has. A typed line that ends in a
 * backslash continues in the next one.
 */
export function openQuestionEditor(options: QuestionEditorOptions): QuestionEditor {
  const { stdin, stderr: output } = process;
  const input = new PasteInput(stdin, (text) => insert(editor, options.pasted.show(text)));
  let { history } = options;
  const editor = createInterface({ input, output, history, removeHistoryDuplicates: true });
  editor.on("history", (changed) => (history = changed));
  const lines = joinLines(editor);
  editor.on("SIGINT", () => {
    output.write("^C\n");
    if (!lines.clear()) options.onInterrupt();
  });
  insert(editor, options.unfinished);
  const questions = once(editor, "close").then(() => {
    input.release();
    if (lines.questions.length === 0) output.write("\n");
    return lines.questions;
  });
  return { questions, state: () => ({ history, unfinished: lines.unfinished() }) };
}

interface JoinedLines {
  readonly questions: string[];
  unfinished(): string;
  /** Starts again with an empty line. Returns false if there was nothing to clear. */
  clear(): boolean;
}

/** Collects questions, and closes the editor after those that are typed together. */
function joinLines(editor: Interface): JoinedLines {
  const questions: string[] = [];
  let begun = "";
  const prompt = (): void => {
    editor.setPrompt(begun === "" ? prompts.first : prompts.next);
    editor.prompt();
  };
  const take = (line: string): void => {
    questions.push(begun + line);
    begun = "";
    setImmediate(() => editor.close());
  };
  const goOn = (line: string): void => {
    begun += `${line.slice(0, -1)}\n`;
    prompt();
  };
  editor.on("line", (typed) => {
    const line = inOrder(typed);
    if (line.endsWith("\\")) goOn(line);
    else take(line);
  });
  prompt();
  return {
    questions,
    unfinished: () => begun + editor.line,
    clear() {
      if (begun + editor.line === "") return false;
      begun = "";
      // As in a shell: the typed text stays visible, and the next line is empty.
      Object.assign(editor, { line: "", cursor: 0 });
      prompt();
      return true;
    },
  };
}

/**
 * Since version 24, Node gives the lines of a text in reverse, with carriage returns between them, as
 * it keeps them in its history. Pasted texts have no carriage returns.
 */
function inOrder(line: string): string {
  return line.includes("\r") ? line.split("\r").toReversed().join("\n") : line;
}

/** Inserts a text with line ends at the cursor. Typed line ends would end the question. */
function insert(editor: Interface, text: string): void {
  if (text === "") return;
  const { line, cursor } = editor;
  Object.assign(editor, {
    line: line.slice(0, cursor) + text + line.slice(cursor),
    cursor: cursor + text.length,
  });
  editor.prompt(true);
}
