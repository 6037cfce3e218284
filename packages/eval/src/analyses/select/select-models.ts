import { EvalInputError } from "../../errors/eval-input-error.js";
import { bestAlone } from "./best-alone.js";
import { bestGroup } from "./best-group.js";
import type { Candidate } from "./candidate.js";
import { type Diversity, diversityFrom, meanCosines } from "./diversity.js";
import type { ScoringParts } from "./group-score.js";
import type { Recommendation } from "./recommendation.js";
import { checkSelectOptions, type SelectOptions } from "./select-options.js";

/** A recommendation with the figures that it rests on. */
export interface Selected {
  readonly recommendation: Recommendation;
  readonly diversity: Diversity;
}

/**
 * Returns which of these models to combine, and in which role, for a budget: the paper's two criteria, performance and
 * diversity.
 *
 * The aggregator is the model with the best quality as an aggregator or, if that is unknown for all, alone. The first
 * proposer is the best model alone. Then the model is added that raises {@link groupScore} most, as long as the cost
 * stays within the budget. If no group of two fits, the best model that fits is recommended alone. The cost is that of
 * `planRun`. It does not consider several samples of one model. Makes no model calls.
 *
 * @param candidates - At least two models, with answers to the same questions.
 * @param options - The budget, the weight of quality, and the facts of models.
 * @throws `MoaError` `INVALID_INPUT` If there are fewer than two models, their answers differ in number, or no model
 * fits the budget.
 * @see arXiv 2406.04692, section 1: performance and diversity
 * @example
 * ```ts
 * import { selectModels } from "@moagraph/eval";
 *
 * const candidates = [
 *   { model: "strong", quality: 60, answers: ["sun moon tide"] },
 *   { model: "twin", quality: 59, answers: ["sun moon tide"] },
 *   { model: "other", quality: 50, answers: ["bee coffee chess"] },
 * ];
 * const { recommendation } = selectModels(candidates, { maxProposers: 2 });
 * console.log(recommendation.proposers, recommendation.aggregator);
 * // [ 'strong', 'other' ] strong
 * ```
 */
export function selectModels(
  candidates: readonly Candidate[],
  options: SelectOptions = {},
): Selected {
  checkSelectOptions(options);
  if (candidates.length < 2) throw tooFew(candidates.length);
  const answers = candidates.map((candidate) => candidate.answers);
  const cosines = meanCosines(answers);
  const parts = { candidates, cosines, qualityWeight: options.qualityWeight ?? 2 / 3 };
  const recommendation = firstGroup(parts, options) ?? bestAlone(parts, options);
  return {
    recommendation,
    diversity: diversityFrom(cosines, answers, recommendation.proposers.length),
  };
}

/** The group of the best aggregator that has one. */
function firstGroup(parts: ScoringParts, options: SelectOptions): Recommendation | undefined {
  for (const aggregator of aggregatorsOf(parts.candidates)) {
    const group = bestGroup(aggregator, parts, options);
    if (group !== undefined) return group;
  }
  return undefined;
}

/** The models by their quality as aggregators, the best first. Those with a known one, if there are any. */
function aggregatorsOf(candidates: readonly Candidate[]): string[] {
  const known = candidates.filter(({ qualityAsAggregator }) => qualityAsAggregator !== undefined);
  const able = known.length === 0 ? candidates : known;
  return able
    .toSorted((a, b) => aggregatorQuality(b) - aggregatorQuality(a))
    .map(({ model }) => model);
}

function aggregatorQuality({ quality, qualityAsAggregator = quality }: Candidate): number {
  return qualityAsAggregator;
}

function tooFew(count: number): EvalInputError {
  return new EvalInputError(
    `\`select\` has ${count} models to choose from, but needs at least two.`,
    "Name the run folders of at least two models that answered alone.",
  );
}
