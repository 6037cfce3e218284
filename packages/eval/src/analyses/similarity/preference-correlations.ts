import { spearman } from "../../statistics/spearman.js";
import type { AggregatedAnswer } from "./aggregated-answer.js";
import {
  similaritiesOf,
  type SimilarityMeasure,
  similarityMeasureNames,
} from "./similarities-of.js";

/** By measure, the rank correlation of one question. `null` if it is not defined. */
export type PreferenceCorrelations = Readonly<Record<SimilarityMeasure, number | null>>;

/**
 * Returns whether an answer is more alike to the proposals that are preferred: Spearman's rank correlation of
 * similarity and preference over the proposals, for each measure.
 *
 * It is not defined with fewer than two known preferences, or if all similarities or all preferences are equal.
 * Makes no model calls.
 *
 * @param answer - An answer with its proposals and their preferences.
 * @see arXiv 2406.04692, section 3.3, figure 4b
 * @example
 * ```ts
 * import { preferenceCorrelations } from "@moagraph/eval";
 *
 * const proposals = [
 *   { model: "a", text: "Bees dance to show the way.", preference: 0.9 },
 *   { model: "b", text: "Bees fly.", preference: 0.5 },
 *   { model: "c", text: "Nobody knows.", preference: 0.1 },
 * ];
 * const answer = "Bees dance to show each other the way.";
 * const { bleu3 } = preferenceCorrelations({ question: 1, aggregator: "d", round: 1, answer, proposals });
 * console.log(bleu3); // 1
 * ```
 */
export function preferenceCorrelations({
  answer,
  proposals,
}: AggregatedAnswer): PreferenceCorrelations {
  const similarities = similaritiesOf(
    answer,
    proposals.map(({ text }) => text),
  );
  const preferences = proposals.map(({ preference }) => preference);
  return Object.fromEntries(
    similarityMeasureNames.map((measure) => [
      measure,
      correlationOf(similarities[measure], preferences),
    ]),
  ) as Record<SimilarityMeasure, number | null>;
}

function correlationOf(
  similarities: readonly (number | null)[],
  preferences: readonly (number | null)[],
): number | null {
  const pairs = similarities.flatMap((similarity, index) => {
    const preference = preferences[index] ?? null;
    return similarity === null || preference === null ? [] : [[similarity, preference] as const];
  });
  return spearman(
    pairs.map(([similarity]) => similarity),
    pairs.map(([, preference]) => preference),
  );
}
