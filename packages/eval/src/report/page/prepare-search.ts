import { searchedText } from "./select-answers.js";
import type { ShownAnswer } from "./shown-answer.js";

const chunk = 50;

/** Prepares the first search while the page waits for input, a few answers at a time. */
export function prepareSearch(answers: readonly ShownAnswer[], from = 0): void {
  if (from >= answers.length) return;
  setTimeout(() => {
    for (const answer of answers.slice(from, from + chunk)) searchedText(answer);
    prepareSearch(answers, from + chunk);
  });
}
