import { digestOf, proposalsDigest } from "./digest.js";
import type { Proposal } from "../ledger/proposal.js";

/**
 * Returns proposals in a shuffled order. The order depends only on the seed and on all texts, so it
 * is the same on every machine.
 */
export function shuffled(proposals: readonly Proposal[], seed: number): Proposal[] {
  return shuffledBy(proposals, seed, proposalsDigest(proposals));
}

/** Returns items in a shuffled order, which depends only on their number, the seed and the content. */
export function shuffledBy<Item>(items: readonly Item[], seed: number, content: string): Item[] {
  return items
    .map((item, index) => ({ item, sortKey: digestOf(`${seed} ${index} ${content}`) }))
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ item }) => item);
}
