import type { StaircaseRules } from "../../spec/policies/staircase.js";
import type { NodeTokens } from "../tokens/token-flow.js";
import { mostContinuationTokens, mostUnfinishedTokens } from "./round-requests.js";

/** The most tokens of one request. */
export interface WorstRequest {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * The most that each round takes, in order. The last one may write the whole answer: it can be the first,
 * if all proposals end at once. A round before it ends at the latest when it has written two chunks.
 */
export function worstRoundsOf(
  { chunkTokens, maxRounds }: StaircaseRules,
  tokens: NodeTokens,
): WorstRequest[] {
  const { inputTokens, outputTokens } = tokens;
  const longestRound = Math.min(outputTokens, 2 * chunkTokens);
  return Array.from({ length: maxRounds }, (_, before) => {
    const answer = Math.min(outputTokens, before * longestRound);
    const isLast = before === maxRounds - 1;
    return {
      inputTokens: Math.round(inputTokens + addedTokens(before, tokens) + answer),
      outputTokens: isLast ? outputTokens : longestRound,
    };
  });
}

/** The most that all messages of earlier rounds add to a prompt, beside proposals and answer. */
export function mostAddedTokens({ maxRounds }: StaircaseRules, tokens: NodeTokens): number {
  return addedTokens(maxRounds - 1, tokens);
}

function addedTokens(roundsBefore: number, { shown }: NodeTokens): number {
  return mostUnfinishedTokens(shown) + roundsBefore * mostContinuationTokens(shown);
}
