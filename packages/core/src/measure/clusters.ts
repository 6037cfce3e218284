import { agreementsIn } from "./agreement.js";
import { addTo, coordinatesOf, dot, type Row } from "./coordinates.js";
import { exactOne, fromHighest } from "./rounded.js";
import type { Vector } from "./vector.js";

/**
 * Groups texts that say nearly the same, the largest group first.
 *
 * Texts are taken in the order of their agreement (see {@link agreementsOf}), highest first. Each joins the
 * group whose first text is nearest to it, if their cosine is at least `threshold`; otherwise it begins a
 * group. The time grows with the number of groups times the size of the vectors. Makes no model calls.
 *
 * @param vectors - From {@link wordVector} or {@link finalAnswerVector}, or embeddings of one model.
 * @param threshold - From 0 to 1. With 1, only equal texts are in one group.
 * @returns Groups of indexes. In each, the text with the highest agreement is first. Of two groups of one
 * size, the one whose first text has the higher agreement is first.
 * @throws `InvalidInputError` `INVALID_INPUT` if embeddings have different lengths.
 * @example
 * ```ts
 * import { clustersOf, finalAnswerVector } from "@moagraph/core/graph";
 *
 * const texts = ["Answer: 5", "Answer: 4", "So it is 4."];
 * console.log(clustersOf(texts.map(finalAnswerVector), 1)); // [ [ 1, 2 ], [ 0 ] ]
 * ```
 */
export function clustersOf(vectors: readonly Vector[], threshold: number): number[][] {
  const coordinates = coordinatesOf(vectors);
  const { rows, size } = coordinates;
  const dense = new Float64Array(size);
  const groups: Group[] = [];
  for (const index of fromHighest(agreementsIn(coordinates))) {
    const row = rows[index] as Row;
    addTo(dense, row);
    const group = nearest(groups, dense, threshold);
    if (group === undefined) groups.push({ first: row, indexes: [index] });
    else group.indexes.push(index);
    for (const place of row.at) dense[place] = 0;
  }
  return groups.map(({ indexes }) => indexes).toSorted((a, b) => b.length - a.length);
}

interface Group {
  /** The text that began the group. */
  readonly first: Row;
  readonly indexes: number[];
}

/** The group whose first text has the largest cosine to a vector, of at least `threshold`. */
function nearest(
  groups: readonly Group[],
  dense: Float64Array,
  threshold: number,
): Group | undefined {
  let best: Group | undefined;
  let most = threshold;
  for (const group of groups) {
    const cosine = exactOne(dot(group.first, dense));
    if (best === undefined ? cosine >= most : cosine > most) {
      best = group;
      most = cosine;
    }
  }
  return best;
}
