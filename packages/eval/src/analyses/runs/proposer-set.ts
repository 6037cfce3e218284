import { mostFrequent } from "./most-frequent.js";
import type { RunShape } from "./run-shape.js";

/** A text that is equal for graphs with the same proposals in any order. */
export function proposerSet({ proposers }: RunShape): string {
  return proposers.toSorted().join("\n");
}

/** The most frequent set of proposals; on a tie, the first of the largest. `undefined` without graphs. */
export function commonProposerSet(shapes: readonly RunShape[]): string | undefined {
  const bySize = shapes.toSorted((a, b) => b.proposers.length - a.proposers.length);
  return mostFrequent(bySize.map(proposerSet));
}
