import type { History } from "../../spec/policies/history.js";

/** Tokens of the conversation: the same for all nodes, or of what a node with this `history` sees. */
export type PromptTokens = number | ((history: History) => number);

/** The tokens of the conversation that a node sees. */
export function seenTokens(tokens: PromptTokens, history: History): number {
  return typeof tokens === "number" ? tokens : tokens(history);
}

/** The conversation that a plan assumes. */
interface AssumedConversation {
  readonly promptTokens: number;
  /** Tokens of each earlier turn in it, oldest first. */
  readonly earlierTurnTokens?: readonly number[];
}

/** What the nodes see of the conversation that a plan assumes. */
export function assumedPromptTokens({
  promptTokens,
  earlierTurnTokens = [],
}: AssumedConversation): PromptTokens {
  if (earlierTurnTokens.length === 0) return promptTokens;
  return (history) => {
    if (history === "all") return promptTokens;
    const earlier = history === "last-message" ? 0 : history.lastTurns - 1;
    const unseen = earlierTurnTokens.slice(0, Math.max(0, earlierTurnTokens.length - earlier));
    return Math.max(0, promptTokens - unseen.reduce((sum, tokens) => sum + tokens, 0));
  };
}
