import type { BarPlot, EvaluationResult, Table } from "../../results/evaluation-result.js";
import type { MeasureWords } from "../runs/quality.js";
import type { Candidate } from "./candidate.js";
import type { Recommendation } from "./recommendation.js";
import { type Selected, selectModels } from "./select-models.js";
import type { SelectOptions } from "./select-options.js";

/** Options of {@link selectAnalysis}. */
export interface SelectAnalysisOptions extends SelectOptions {
  /**
   * What quality is called, and its digits.
   *
   * @defaultValue `{ label: "Quality", digits: 2 }`
   */
  readonly words?: MeasureWords | undefined;
}

/**
 * Returns which of these models to combine, in which role, with the quality and diversity that the choice rests on. See
 * {@link selectModels}. Makes no model calls.
 *
 * @param candidates - From {@link selectCandidates}, or of your own.
 * @param options - The budget, the weight of quality, and the facts of models.
 * @throws `MoaError` `INVALID_INPUT` As {@link selectModels}.
 * @see arXiv 2406.04692, section 1
 * @example
 * ```ts
 * import { selectAnalysis } from "@moagraph/eval";
 *
 * const candidates = [
 *   { model: "strong", quality: 60, answers: ["sun moon tide"] },
 *   { model: "other", quality: 50, answers: ["bee coffee chess"] },
 * ];
 * console.log(selectAnalysis(candidates).notes[0]);
 * // Let strong, other propose and strong aggregate. The cost is unknown.
 * ```
 */
export function selectAnalysis(
  candidates: readonly Candidate[],
  options: SelectAnalysisOptions = {},
): EvaluationResult {
  const { words = { label: "Quality", digits: 2 } } = options;
  const selected = selectModels(candidates, options);
  const { recommendation, diversity } = selected;
  const { graph, ...chosen } = recommendation;
  return {
    name: "select",
    title: "Which models to combine",
    numbers: {
      ...chosen,
      graph,
      questions: candidates[0]?.answers.length ?? 0,
      models: candidates.map(({ model, quality, qualityAsAggregator }, index) => ({
        model,
        quality,
        qualityAsAggregator: qualityAsAggregator ?? null,
        difference: diversity.differences[index],
        taken: diversity.taken[index],
      })),
      cosines: diversity.cosines,
    },
    tables: [modelTable(candidates, selected, words), stepTable(recommendation)],
    plots: [qualityPlot(candidates, words), differencePlot(candidates, selected)],
    notes: [sentenceOf(recommendation), ...aggregatorNotes(candidates, recommendation)],
  };
}

function sentenceOf({ proposers, aggregator, costUsd }: Recommendation): string {
  const cost =
    costUsd === null
      ? "The cost is unknown."
      : `Estimated cost: $${costUsd.toFixed(5)} per question.`;
  if (aggregator === undefined) return `Use ${proposers.join(", ")} alone. ${cost}`;
  return `Let ${proposers.join(", ")} propose and ${aggregator} aggregate. ${cost}`;
}

function aggregatorNotes(
  candidates: readonly Candidate[],
  { aggregator }: Recommendation,
): string[] {
  const isKnown = candidates.some(({ qualityAsAggregator }) => qualityAsAggregator !== undefined);
  if (aggregator === undefined || isKnown) return [];
  return [
    "No run shows how good the models are as aggregators. The best model alone was taken. `moagraph eval roles` measures it.",
  ];
}

function rolesOf(model: string, { proposers, aggregator }: Recommendation): string {
  const roles = [
    ...(proposers.includes(model) ? ["proposer"] : []),
    ...(aggregator === model ? ["aggregator"] : []),
  ];
  return roles.join(", ");
}

function modelTable(
  candidates: readonly Candidate[],
  { recommendation, diversity }: Selected,
  { label, digits }: MeasureWords,
): Table {
  return {
    name: "models",
    title: "Quality and diversity of the models",
    columns: [
      { key: "model", label: "Model" },
      { key: "role", label: "Recommended as" },
      { key: "quality", label: `${label}, alone`, digits },
      { key: "aggregator", label: `${label}, as aggregator`, digits },
      { key: "difference", label: "Difference from the others", digits: 3 },
      { key: "taken", label: "Taken by a selector", digits: 3 },
    ],
    rows: candidates.map(({ model, quality, qualityAsAggregator }, index) => ({
      cells: {
        model,
        role: rolesOf(model, recommendation),
        quality,
        aggregator: qualityAsAggregator ?? null,
        difference: diversity.differences[index] ?? null,
        taken: diversity.taken[index] ?? null,
      },
    })),
  };
}

function stepTable({ steps }: Recommendation): Table {
  return {
    name: "steps",
    title: "How the proposers were chosen",
    columns: [
      { key: "step", label: "Proposers", digits: 0 },
      { key: "model", label: "Added" },
      { key: "score", label: "Score", digits: 3 },
      { key: "quality", label: "Quality as a share of the best", digits: 3 },
      { key: "different", label: "Different answers", digits: 2 },
    ],
    rows: steps.map(({ model, score, quality, differentAnswers }, index) => ({
      cells: { step: index + 1, model, score, quality, different: differentAnswers },
    })),
  };
}

function qualityPlot(candidates: readonly Candidate[], { label }: MeasureWords): BarPlot {
  return {
    type: "bars",
    name: "quality",
    title: "Quality of the models alone",
    valueLabel: label,
    bars: candidates.map(({ model, quality }) => ({ label: model, value: quality })),
  };
}

function differencePlot(candidates: readonly Candidate[], { diversity }: Selected): BarPlot {
  return {
    type: "bars",
    name: "difference",
    title: "Difference of the models' answers from the others",
    valueLabel: "1 − mean cosine of words",
    bars: candidates.map(({ model }, index) => ({
      label: model,
      value: diversity.differences[index] ?? null,
    })),
  };
}
