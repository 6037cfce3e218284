import { createPastedText } from "./pasted-text.js";
import { markPastes } from "./mark-pastes.js";
import { openQuestionEditor } from "./question-editor.js";

/** Options of {@link typedLines}: the action on ^C with an empty line. */
export interface TypedLinesOptions {
  readonly onInterrupt: () => void;
}

/**
 * The questions typed on the terminal, until ^D. The prompt goes to stderr.
 *
 * The terminal is released while a question is answered, so that ^C is a signal then. Lines typed
 * together are processed in order. An unfinished line is kept for the next prompt.
 */
export async function* typedLines({ onInterrupt }: TypedLinesOptions): AsyncGenerator<string> {
  const pasted = createPastedText();
  let history: string[] = [];
  let unfinished = "";
  for (;;) {
    markPastes(process.stderr);
    const editor = openQuestionEditor({ history, pasted, onInterrupt, unfinished });
    const questions = await editor.questions;
    ({ history, unfinished } = editor.state());
    if (questions.length === 0) return;
    yield* questions.map((question) => pasted.restore(question));
  }
}
