import type { ProposalTokens } from "./node-kind.js";

/** The tokens of a proposal that a node passes on as it was given: those of one among them. */
export function averageProposal(
  _node: unknown,
  { incoming, incomingTokens }: ProposalTokens,
): number {
  return incoming === 0 ? 0 : incomingTokens / incoming;
}
