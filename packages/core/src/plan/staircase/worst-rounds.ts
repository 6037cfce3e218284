import type { StaircaseRules } from "../../spec/policies/staircase.js";
import type { CallTokens } from "../amounts/call-amounts.js";
import type { NodeTokens } from "../tokens/token-flow.js";
import { mostContinuationTokens, mostUnfinishedTokens } from "./request-tokens.js";

/** The most that the rounds of a node take. */
interface WorstRounds {
  /** Those before the last one, in order. Each ends at the latest when it has written two chunks. */
  readonly earlier: readonly CallTokens[];
  /** It may write the whole answer: it can be the first, if all proposals end at once. */
  readonly last: CallTokens;
}

/** The most that the rounds of a node take. */
export function worstRoundsOf(
  { chunkTokens, maxRounds }: StaircaseRules,
  tokens: NodeTokens,
): WorstRounds {
  const { inputTokens, outputTokens } = tokens;
  const longestRound = Math.min(outputTokens, 2 * chunkTokens);
  const promptAfter = (rounds: number): number =>
    Math.round(
      inputTokens + addedTokens(rounds, tokens) + Math.min(outputTokens, rounds * longestRound),
    );
  return {
    earlier: Array.from({ length: maxRounds - 1 }, (_, before) => {
      return { inputTokens: promptAfter(before), outputTokens: longestRound };
    }),
    last: { inputTokens: promptAfter(maxRounds - 1), outputTokens },
  };
}

/** The most that all messages of earlier rounds add to a prompt, beside proposals and answer. */
export function mostAddedTokens({ maxRounds }: StaircaseRules, tokens: NodeTokens): number {
  return addedTokens(maxRounds - 1, tokens);
}

function addedTokens(roundsBefore: number, { shown }: NodeTokens): number {
  return mostUnfinishedTokens(shown) + roundsBefore * mostContinuationTokens(shown);
}
