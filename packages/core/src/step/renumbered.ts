import type { Proposal } from "../ledger/proposal.js";

/** Proposals as a node passes them on that picked them: in its own name, in this order. */
export function renumbered(node: string, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal, index) => ({ ...proposal, node, sample: index + 1 }));
}
