import type { Candidate } from "./candidate.js";
import { differentAnswers, type Diversity } from "./diversity.js";
import type { SelectionStep } from "./recommendation.js";

/** What groups are scored by. */
export interface ScoringParts {
  readonly candidates: readonly Candidate[];
  readonly cosines: Diversity["cosines"];
  /** The weight of quality, from 0 to 1. The rest is that of diversity. */
  readonly qualityWeight: number;
}

/**
 * Returns the score of a group of proposers: quality times its weight, plus diversity times the rest.
 *
 * Quality is the mean of the group as a share of the best candidate's. Diversity is how many more different answers than
 * one the group gives, as a share of what all candidates together give.
 *
 * @param group - Indexes of the proposers among the candidates. At least one.
 * @param parts - The candidates, the cosines of their answers, and the weight of quality.
 * @example
 * ```ts
 * import { groupScore } from "@moagraph/eval";
 *
 * const candidates = [
 *   { model: "a", quality: 60, answers: ["sun"] },
 *   { model: "b", quality: 30, answers: ["moon"] },
 * ];
 * const cosines = [
 *   [1, 0],
 *   [0, 1],
 * ];
 * const { quality, score } = groupScore([0, 1], { candidates, cosines, qualityWeight: 0.5 });
 * console.log(quality, score); // 0.75 0.875
 * ```
 */
export function groupScore(
  group: readonly number[],
  { candidates, cosines, qualityWeight }: ScoringParts,
): Omit<SelectionStep, "model"> {
  const qualities = candidates.map(({ quality }) => quality);
  const best = Math.max(...qualities);
  const sum = group.reduce((total, index) => total + (qualities[index] as number), 0);
  const quality = best === 0 ? 1 : sum / group.length / best;
  const different = differentAnswers(cosines, group);
  const most = differentAnswers(cosines, [...candidates.keys()]);
  const diversity = most <= 1 ? 0 : (different - 1) / (most - 1);
  const score = qualityWeight * quality + (1 - qualityWeight) * diversity;
  return { score, quality, differentAnswers: different };
}
