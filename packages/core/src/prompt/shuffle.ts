import { digestOf, proposalsDigest } from "./digest.js";
import type { Proposal } from "../ledger/proposal.js";

/**
 * Returns proposals in a shuffled order. The order depends only on the seed and on all texts, so it
 * is the same on every machine.
 */
export function shuffled(proposals: readonly Proposal[], seed: number): Proposal[] {
  const content = proposalsDigest(proposals);
  return proposals
    .map((proposal, index) => ({ proposal, sortKey: digestOf(`${seed} ${index} ${content}`) }))
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ proposal }) => proposal);
}
