import { EvalInputError } from "../../errors/eval-input-error.js";
import type { QuestionId } from "../../benchmark/question.js";
import type { BarPlot, EvaluationResult, Table } from "../../results/evaluation-result.js";
import { bootstrapInterval, type Interval } from "../../statistics/bootstrap-interval.js";
import { mean } from "../../statistics/mean.js";
import { intervalText } from "../runs/interval-text.js";
import type { AggregatedAnswer } from "./aggregated-answer.js";
import { preferenceCorrelations } from "./preference-correlations.js";
import {
  type SimilarityMeasure,
  similarityMeasureNames,
  similarityMeasures,
} from "./similarities-of.js";

/** Options of {@link similarityAnalysis}. */
export interface SimilarityOptions {
  /**
   * Seed of the resamples for the intervals.
   *
   * @defaultValue `0`
   */
  readonly seed?: number | undefined;
}

/** The correlations of the questions, of one aggregator, round and measure. */
interface Group {
  readonly aggregator: string;
  readonly round: number;
  readonly measure: SimilarityMeasure;
  readonly values: { readonly cluster: QuestionId; readonly value: number }[];
  /** Answers whose correlation is not defined. */
  undefinedCount: number;
}

/** The mean correlation of a group. */
interface GroupMean extends Omit<Group, "values" | "undefinedCount"> {
  /** `null` if it is not defined for any question. */
  readonly spearman: number | null;
  readonly interval: Interval | undefined;
  /** Answers with a correlation. A question has several if several runs or samples have its answer. */
  readonly answers: number;
  readonly undefinedCount: number;
}

/**
 * Returns whether aggregators take more from the better proposals: for each aggregator, round and measure, the mean of
 * {@link preferenceCorrelations} over the answers. The paper's figures 4b and 6.
 *
 * The answers are not held in memory. Intervals are bootstrap intervals over questions. A question whose correlation is
 * not defined is left out of the mean and counted. The paper prints no numbers. Makes no model calls.
 *
 * @param answers - From {@link aggregatedAnswers}, or of your own.
 * @param options - The seed of the resamples.
 * @throws {@link EvalInputError} `INVALID_INPUT` If there are no answers with at least two proposals.
 * @see arXiv 2406.04692, section 3.3, figure 4b; appendix A, figure 6
 * @example
 * ```ts
 * import { similarityAnalysis } from "@moagraph/eval";
 *
 * const proposals = [
 *   { model: "a", text: "Bees dance to show the way.", preference: 3 },
 *   { model: "b", text: "Bees fly.", preference: 2 },
 *   { model: "c", text: "Nobody knows.", preference: 1 },
 * ];
 * const answer = "Bees dance to show each other the way.";
 * const { tables } = await similarityAnalysis([
 *   { question: 1, aggregator: "d", round: 1, answer, proposals },
 * ]);
 * console.log(tables[0]?.rows[0]?.cells["spearman"]); // 1
 * ```
 */
export async function similarityAnalysis(
  answers: AsyncIterable<AggregatedAnswer> | Iterable<AggregatedAnswer>,
  { seed = 0 }: SimilarityOptions = {},
): Promise<EvaluationResult> {
  const groups = new Map<string, Group>();
  for await (const answer of answers) {
    if (answer.proposals.length > 1) addAnswer(groups, answer);
  }
  if (groups.size === 0) throw noAnswers();
  const means = [...groups.values()].toSorted(byPlace).map((group) => meanOf(group, seed));
  return {
    name: "similarity",
    title: "Similarity to proposals and preference",
    numbers: { groups: means },
    tables: [tableOf(means)],
    plots: similarityMeasureNames.map((measure) => plotOf(measure, means)),
    notes: undefinedNotes(means),
  };
}

function addAnswer(groups: Map<string, Group>, answer: AggregatedAnswer): void {
  const { question, aggregator, round } = answer;
  const correlations = preferenceCorrelations(answer);
  for (const measure of similarityMeasureNames) {
    const key = JSON.stringify([aggregator, round, measure]);
    const group = groups.get(key) ?? { aggregator, round, measure, values: [], undefinedCount: 0 };
    groups.set(key, group);
    const value = correlations[measure];
    if (value === null) group.undefinedCount += 1;
    else group.values.push({ cluster: question, value });
  }
}

function byPlace(a: Group, b: Group): number {
  return a.round - b.round;
}

function meanOf({ values, ...group }: Group, seed: number): GroupMean {
  const isKnown = values.length > 0;
  return {
    ...group,
    spearman: isKnown ? mean(values.map(({ value }) => value)) : null,
    interval: isKnown ? bootstrapInterval(values, { seed }) : undefined,
    answers: values.length,
  };
}

function tableOf(means: readonly GroupMean[]): Table {
  return {
    name: "similarity",
    title: "Rank correlation of similarity and preference",
    columns: [
      { key: "aggregator", label: "Aggregator" },
      { key: "round", label: "Round", digits: 0 },
      { key: "measure", label: "Similarity" },
      { key: "spearman", label: "Mean Spearman correlation", digits: 3 },
      { key: "interval", label: "95% interval" },
      { key: "answers", label: "Answers", digits: 0 },
      { key: "undefined", label: "Not defined", digits: 0 },
    ],
    rows: means.map(
      ({ aggregator, round, measure, spearman, interval, answers, undefinedCount }) => ({
        cells: {
          aggregator,
          round,
          measure: similarityMeasures[measure],
          spearman,
          interval: intervalText(interval, 3),
          answers,
          undefined: undefinedCount,
        },
      }),
    ),
  };
}

function plotOf(measure: SimilarityMeasure, means: readonly GroupMean[]): BarPlot {
  return {
    type: "bars",
    name: measure,
    title: `${similarityMeasures[measure]} to proposals and preference`,
    valueLabel: "Mean Spearman correlation",
    bars: means
      .filter((group) => group.measure === measure)
      .map(({ aggregator, round, spearman, interval }) => ({
        label: `Round ${round}`,
        group: aggregator,
        value: spearman,
        ...(interval && { interval }),
      })),
  };
}

function undefinedNotes(means: readonly GroupMean[]): string[] {
  const most = Math.max(...means.map(({ undefinedCount }) => undefinedCount));
  if (most === 0) return [];
  return [
    `For up to ${most} answers of a group, the correlation is not defined: fewer than two preferences are known, or all values are equal. They are left out of the mean.`,
  ];
}

function noAnswers(): EvalInputError {
  return new EvalInputError(
    "There are no aggregated answers with at least two proposals.",
    "Name run folders of graphs with an aggregator that reads several proposals.",
  );
}
