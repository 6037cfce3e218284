import { agreementsIn } from "./agreement.js";
import { addTo, type Coordinates, coordinatesOf, dot } from "./coordinates.js";
import { rounded } from "./rounded.js";
import type { Vector } from "./vector.js";

/**
 * Returns the indexes of `keep` texts that differ most from each other.
 *
 * The first is the one with the highest agreement (see {@link agreementsOf}). Each next one is the one
 * whose largest cosine to those taken before is smallest. On a tie, the first of them. The time grows with
 * `keep` times the size of the vectors. Makes no model calls.
 *
 * @param vectors - From {@link wordVector} or {@link finalAnswerVector}, or embeddings of one model.
 * @param keep - How many to return; all if there are no more.
 * @throws `InvalidInputError` `INVALID_INPUT` if embeddings have different lengths.
 * @example
 * ```ts
 * import { mostDiverse, wordVector } from "@moagraph/core/graph";
 *
 * const texts = ["Walk in the park", "Walk in the big park", "Visit a museum"];
 * console.log(mostDiverse(texts.map(wordVector), 2)); // [ 0, 2 ]
 * ```
 */
export function mostDiverse(vectors: readonly Vector[], keep: number): number[] {
  const coordinates = coordinatesOf(vectors);
  const dense = new Float64Array(coordinates.size);
  const open = new Set(vectors.keys());
  const taken: number[] = [];
  const differences = new Float64Array(vectors.length).fill(Infinity);
  let next = bestOf(open, agreementsIn(coordinates));
  while (taken.length < keep && next !== undefined) {
    taken.push(next);
    open.delete(next);
    lower(differences, next, open, coordinates, dense);
    next = bestOf(open, differences);
  }
  return taken;
}

/** The first of the open indexes with the highest score. */
function bestOf(open: ReadonlySet<number>, scores: ArrayLike<number>): number | undefined {
  let best: number | undefined;
  let most = -Infinity;
  for (const index of open) {
    const score = rounded(scores[index] as number);
    if (best !== undefined && score <= most) continue;
    best = index;
    most = score;
  }
  return best;
}

/** Lowers the difference of each open row from those taken to its difference from the last of them. */
function lower(
  differences: Float64Array,
  taken: number,
  open: ReadonlySet<number>,
  { rows }: Coordinates,
  dense: Float64Array,
): void {
  const row = rows[taken];
  if (row === undefined) return;
  addTo(dense, row);
  for (const index of open) {
    const other = rows[index];
    if (other === undefined) continue;
    differences[index] = Math.min(differences[index] as number, -dot(other, dense));
  }
  for (const place of row.at) dense[place] = 0;
}
