import type { Asking } from "./asked-recipe.js";

/** What is measured of one run. */
export interface Outcome {
  readonly firstTokenMs: number;
  readonly lastTokenMs: number;
  readonly inputTokens: number;
  /** The part of the input that is in the vendor's prompt cache. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** Requests of the node that writes the answer. */
  readonly rounds: number;
  /** Whether the answer has the words of its model's text, in their order. */
  readonly isIntact: boolean;
  /** Whether its white space is the same, too. */
  readonly isSpacedAlike: boolean;
}

/** Sums up a run. */
export function outcomeOf(asking: Asking): Outcome {
  const { firstTokenMs, lastTokenMs, prompts, outputTokens, answer, expected } = asking;
  return {
    firstTokenMs,
    lastTokenMs,
    inputTokens: prompts.reduce((sum, { input }) => sum + input, 0),
    cachedTokens: prompts.reduce((sum, { cached }) => sum + cached, 0),
    outputTokens,
    rounds: asking.rounds,
    isIntact: singleSpaced(answer) === singleSpaced(expected),
    isSpacedAlike: answer.trim() === expected,
  };
}

/** White space is not the same where a model has ended a round by itself: nobody knows what it would write. */
function singleSpaced(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ");
}
