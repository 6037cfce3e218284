import type { ShownAnswer } from "./shown-answer.js";

/** The result of an answer, with the mean of the judge's numbers: `won 1.97`. */
export function outcomeText({ outcome, score }: ShownAnswer): string {
  return score === null ? outcome : `${outcome} ${score.toFixed(2)}`;
}
