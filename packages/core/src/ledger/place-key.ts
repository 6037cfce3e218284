import type { Place } from "./merge-by-place.js";

/** A text that is different for each sample of each node. */
export function placeKey({ node, sample }: Place): string {
  return `${node} ${sample}`;
}
