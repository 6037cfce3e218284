import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { MoaError, type ModelFacts } from "@moagraph/provider-kit";
import { aloneGraph, moaGraph, type SamplingByModel } from "../missing/new-graphs.js";
import type { Candidate } from "./candidate.js";
import { type Diversity, diversityFrom, meanCosines } from "./diversity.js";
import { groupScore, type ScoringParts } from "./group-score.js";
import type { Recommendation, SelectionStep } from "./recommendation.js";

/** Options of {@link selectModels}. */
export interface SelectOptions {
  /**
   * Most US dollars for a question.
   *
   * @defaultValue no limit
   */
  readonly budgetUsd?: number | undefined;
  /**
   * Most proposers.
   *
   * @defaultValue `6`, as in the paper
   */
  readonly maxProposers?: number | undefined;
  /**
   * The weight of quality, from 0 to 1. The rest is that of diversity.
   *
   * @defaultValue `2 / 3`: the mean of the three weights in table 4 of arXiv 2502.00674
   */
  readonly qualityWeight?: number | undefined;
  /**
   * Returns what is known about a model, such as `provider.facts`, for the cost.
   *
   * @defaultValue nothing is known: a budget then excludes every model
   */
  readonly facts?: ((model: string) => ModelFacts) | undefined;
  /**
   * Mean tokens of a reply, for the cost.
   *
   * @defaultValue `400`
   */
  readonly replyTokens?: number | undefined;
  /**
   * How to sample each model in the recommended graph.
   *
   * @defaultValue the vendors' defaults
   */
  readonly sampling?: SamplingByModel | undefined;
}

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
 * @throws `MoaError` `INVALID_INPUT` If there are fewer than two models, their answers differ in number, or no model
 * fits the budget.
 * @see arXiv 2406.04692, section 1: performance and diversity
 */
export function selectModels(
  candidates: readonly Candidate[],
  options: SelectOptions = {},
): Selected {
  if (candidates.length < 2) throw tooFew(candidates.length);
  const { maxProposers = 6, qualityWeight = 2 / 3 } = options;
  const answers = candidates.map((candidate) => candidate.answers);
  const cosines = meanCosines(answers);
  const parts = { candidates, cosines, qualityWeight };
  const group = aggregatorsOf(candidates)
    .map((aggregator) => bestGroup(aggregator, parts, maxProposers, options))
    .find((found) => found !== undefined);
  const recommendation = group ?? bestAlone(parts, options);
  return {
    recommendation,
    diversity: diversityFrom(cosines, answers, recommendation.proposers.length),
  };
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

/** Adds proposers one after another, as long as the score rises and the cost fits. Nothing if not even two fit. */
function bestGroup(
  aggregator: string,
  parts: ScoringParts,
  maxProposers: number,
  options: SelectOptions,
): Recommendation | undefined {
  const group: number[] = [];
  const steps: SelectionStep[] = [];
  for (;;) {
    const next =
      group.length < maxProposers ? nextStep(group, aggregator, parts, options) : undefined;
    if (next === undefined || next.step.score <= (steps.at(-1)?.score ?? -1)) break;
    group.push(next.index);
    steps.push(next.step);
  }
  if (steps.length < 2) return undefined;
  const proposers = steps.map(({ model }) => model);
  const graph = graphOf(proposers, aggregator, options);
  return {
    proposers,
    aggregator,
    graph,
    costUsd: costOf(graph, options),
    score: scoreIn(steps),
    steps,
  };
}

interface NextStep {
  readonly index: number;
  readonly step: SelectionStep;
}

function nextStep(
  group: readonly number[],
  aggregator: string,
  parts: ScoringParts,
  options: SelectOptions,
): NextStep | undefined {
  const { candidates } = parts;
  const open = [...candidates.keys()].filter((index) => !group.includes(index));
  const fitsWith = (index: number): boolean => {
    const models = [...group, index].map((each) => modelAt(candidates, each));
    return fits(graphOf(models, aggregator, options), options);
  };
  const affordable = options.budgetUsd === undefined ? open : open.filter(fitsWith);
  const steps = affordable.map((index) => ({
    index,
    step: { model: modelAt(candidates, index), ...groupScore([...group, index], parts) },
  }));
  return steps.toSorted((a, b) => b.step.score - a.step.score)[0];
}

function bestAlone(parts: ScoringParts, options: SelectOptions): Recommendation {
  const { candidates } = parts;
  const order = [...candidates.keys()].toSorted(
    (a, b) => (candidates[b]?.quality ?? 0) - (candidates[a]?.quality ?? 0),
  );
  for (const index of order) {
    const model = modelAt(candidates, index);
    const graph = aloneGraph(model, samplingIn(options));
    if (!fits(graph, options)) continue;
    const steps = [{ model, ...groupScore([index], parts) }];
    return {
      proposers: [model],
      graph,
      costUsd: costOf(graph, options),
      score: scoreIn(steps),
      steps,
    };
  }
  throw noneFits(options);
}

function modelAt(candidates: readonly Candidate[], index: number): string {
  return candidates[index]?.model ?? "";
}

function scoreIn(steps: readonly SelectionStep[]): number {
  return steps.at(-1)?.score ?? 0;
}

function graphOf(
  proposers: readonly string[],
  aggregator: string,
  options: SelectOptions,
): GraphSpec {
  return moaGraph({ name: "selected", proposers, layers: 2, aggregator }, samplingIn(options));
}

function samplingIn({ sampling = () => ({}) }: SelectOptions): SamplingByModel {
  return sampling;
}

function costOf(
  graph: GraphSpec,
  { facts = () => ({}), replyTokens }: SelectOptions,
): number | null {
  return planRun(graph, { facts, outputTokens: replyTokens }).total.costUsd.atMost;
}

/** An unknown cost fits only if there is no budget. */
function fits(graph: GraphSpec, options: SelectOptions): boolean {
  if (options.budgetUsd === undefined) return true;
  const cost = costOf(graph, options);
  return cost !== null && cost <= options.budgetUsd;
}

function tooFew(count: number): MoaError {
  return new MoaError({
    code: "INVALID_INPUT",
    message: `\`select\` has ${count} models to choose from, but needs at least two.`,
    hint: "Name the run folders of at least two models that answered alone.",
  });
}

function noneFits({ budgetUsd }: SelectOptions): MoaError {
  return new MoaError({
    code: "INVALID_INPUT",
    message: `No model fits the budget of $${budgetUsd} for each question, or its price is unknown.`,
    hint: "Raise the budget, or give the prices of the models.",
  });
}
