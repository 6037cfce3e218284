import { addTo, type Coordinates, coordinatesOf, dot } from "./coordinates.js";
import { exactOne } from "./rounded.js";
import type { Vector } from "./vector.js";

/**
 * Returns how much each text agrees with all of them: its mean cosine to all vectors, itself included.
 *
 * 1 means that all are equal, `1 / n` that it has nothing in common with the `n - 1` others. With
 * {@link finalAnswerVector}, it is the share of the texts that have the same final answer. The time is
 * linear in the size of the vectors. Makes no model calls.
 *
 * @param vectors - From {@link wordVector} or {@link finalAnswerVector}, or embeddings of one model.
 * @returns One number for each vector, in the same order.
 * @throws `InvalidInputError` `INVALID_INPUT` if embeddings have different lengths.
 * @example
 * ```ts
 * import { agreementsOf, finalAnswerVector } from "@moagraph/core/graph";
 *
 * const texts = ["The answer is 4.", "2 + 2 = 4", "The answer is 5.", "Answer: 4"];
 * console.log(agreementsOf(texts.map(finalAnswerVector))); // [ 0.75, 0.75, 0.25, 0.75 ]
 * ```
 */
export function agreementsOf(vectors: readonly Vector[]): number[] {
  return agreementsIn(coordinatesOf(vectors));
}

/**
 * Returns how much texts agree: the largest number of {@link agreementsOf}, 0 for no vectors.
 *
 * With {@link finalAnswerVector}, it is the share of the largest group of equal answers. Makes no model
 * calls.
 *
 * @param vectors - From {@link wordVector} or {@link finalAnswerVector}, or embeddings of one model.
 * @throws `InvalidInputError` `INVALID_INPUT` if embeddings have different lengths.
 * @example
 * ```ts
 * import { agreementOf, wordVector } from "@moagraph/core/graph";
 *
 * const same = ["It is Paris.", "it is PARIS"].map(wordVector);
 * console.log(agreementOf(same)); // 1
 * console.log(agreementOf([...same, wordVector("Lyon")]).toFixed(2)); // 0.67
 * ```
 */
export function agreementOf(vectors: readonly Vector[]): number {
  return agreementsOf(vectors).reduce((most, each) => Math.max(most, each), 0);
}

/** The agreement of each row with all rows: its dot product with their sum, divided by their number. */
export function agreementsIn({ rows, size }: Coordinates): number[] {
  const sum = new Float64Array(size);
  for (const row of rows) addTo(sum, row);
  return rows.map((row) => exactOne(dot(row, sum) / rows.length));
}
