import type { ProposalTokens } from "./node-kind.js";

/** Estimated tokens of a proposal that a node passes on unchanged: the average of those it reads. */
export function averageProposal(
  _node: unknown,
  { incoming, incomingTokens }: ProposalTokens,
): number {
  return incoming === 0 ? 0 : incomingTokens / incoming;
}
