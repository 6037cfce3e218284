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
