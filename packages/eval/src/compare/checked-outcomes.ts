import type { QuestionId } from "../benchmark/question.js";
import type { Outcome, Outcomes } from "./outcome.js";

/** Whether each system's answer to a question is correct. */
export interface CheckedPair {
  readonly question: QuestionId;
  readonly a: boolean;
  readonly b: boolean;
}

/**
 * Returns the outcome of each question from a checker: A wins if only its answer is correct, and it is a tie if both or
 * none are. Makes no model calls.
 *
 * @param pairs - Whether both answers to each question are correct.
 * @example
 * ```ts
 * import { checkedOutcomes } from "@moagraph/eval";
 *
 * const { outcomes } = checkedOutcomes([{ question: 1, a: true, b: false }]);
 * console.log(outcomes); // [ { question: 1, a: 1 } ]
 * ```
 */
export function checkedOutcomes(pairs: readonly CheckedPair[]): Outcomes {
  const outcomes = pairs.map(({ question, a, b }): Outcome => {
    if (a === b) return { question, a: 0.5 };
    return { question, a: a ? 1 : 0 };
  });
  return { outcomes, disagreed: 0, unclear: [] };
}
