import type { Proposal } from "../ledger/proposal.js";

/** Proposals under the name of the node that picked them, numbered in this order. */
export function renumbered(node: string, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal, index) => ({ ...proposal, node, sample: index + 1 }));
}
