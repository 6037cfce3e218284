import { digestOf, proposalsDigest } from "./digest.js";
import type { Proposal } from "../ledger/proposal.js";

/**
 * Proposals in an order that follows from the seed and from all their texts, and from nothing else:
 * the same ones come in the same order on every machine.
 */
export function shuffled(proposals: readonly Proposal[], seed: number): Proposal[] {
  const content = proposalsDigest(proposals);
  return proposals
    .map((proposal, index) => ({ proposal, lot: digestOf(`${seed} ${index} ${content}`) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ proposal }) => proposal);
}
