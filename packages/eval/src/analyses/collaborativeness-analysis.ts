import type { BarPlot, EvaluationResult, Table } from "../results/evaluation-result.js";
import { analysisResult } from "./analysis-result.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { aloneGraph, moaGraph, slug } from "./missing/new-graphs.js";
import { type RunSetting, settingOf } from "./missing/run-setting.js";
import { publishedAlone } from "./published/published-alone.js";
import { publishedAggregator } from "./published/published-score.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "./runs/comparable-runs.js";
import { type PooledQuality, pooledQuality } from "./runs/pooled-quality.js";
import type { QualityMeasure } from "./runs/quality.js";
import { modelAlone } from "./runs/run-shape.js";
import { qualityBars } from "./runs/quality-cells.js";
import { widestRuns } from "./runs/widest-runs.js";
import type { ScoredRun } from "./runs/scored-run.js";

/** A model alone, and with the answers of other models. */
interface Collaboration {
  readonly model: string;
  readonly alone: PooledQuality | undefined;
  readonly withOthers: PooledQuality | undefined;
  /** The best quality of a model whose answers it was given, if that model was also run alone. */
  readonly bestReference: number | undefined;
}

/**
 * Returns the quality of each model alone, and if it is given answers of other models: the paper's figure 1.
 *
 * Alone: runs with one model that answers once. With others: runs with two layers whose aggregator it is, those with the
 * most proposals. Several such runs have their mean. The figure prints no numbers. The published ones beside ours are those of tables 2a and 4, in
 * which the model's own answer is among the six. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no model has both. It lists the runs to make.
 * @see arXiv 2406.04692, section 1, figure 1
 * @example
 * ```ts
 * import { collaborativenessAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeCollaborativeness(folders: string[]): Promise<string[]> {
 *   const result = collaborativenessAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/collaborativeness.md
 * }
 * ```
 */
export function collaborativenessAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const setting = settingOf(runs);
  const found = collaborations(compared.runs);
  const missing = missingOf(found, setting, options);
  const both = found.filter(({ alone, withOthers }) => alone && withOthers);
  if (both.length === 0) {
    throw new MissingRunsError(
      "No model has scores both alone and with answers of other models.",
      missing,
    );
  }
  return analysisResult(
    {
      name: "collaborativeness",
      title: "Models alone and with answers of other models",
      numbers: { models: found.map(numbersOf) },
      tables: [tableOf(found, compared)],
      plots: [plotOf(both, compared)],
    },
    compared,
    missing,
  );
}

function collaborations(runs: readonly ComparedRun[]): Collaboration[] {
  const given = runs.filter(({ shape }) => shape.layers === 2 && shape.output === "aggregator");
  const aloneOf = (model: string): PooledQuality | undefined =>
    pooledQuality(runs.filter(({ shape }) => modelAlone(shape) === model));
  const models = runs.flatMap(({ shape }) => modelAlone(shape) ?? []);
  const aggregators = given.flatMap(({ shape }) => shape.aggregator ?? []);
  return [...new Set([...models, ...aggregators])].map((model) => {
    const all = given.filter(
      ({ shape }) => shape.aggregator === model && hasOthers(shape.proposers, model),
    );
    const own = widestRuns(all);
    const others = own.flatMap(({ shape }) => shape.proposers).filter((other) => other !== model);
    const references = [...new Set(others)].flatMap((other) => aloneOf(other)?.value ?? []);
    return {
      model,
      alone: aloneOf(model),
      withOthers: pooledQuality(own),
      bestReference: references.length === 0 ? undefined : Math.max(...references),
    };
  });
}

function hasOthers(proposers: readonly string[], model: string): boolean {
  return proposers.some((other) => other !== model);
}

function missingOf(
  found: readonly Collaboration[],
  { models, sampling, asked }: RunSetting,
  options: MissingRunOptions,
): MissingRun[] {
  const known = new Map(found.map((each) => [each.model, each]));
  const wanted = [...new Set([...known.keys(), ...models])];
  const graphs = wanted.flatMap((model) => {
    const others = wanted.filter((other) => other !== model);
    const parts = {
      name: `with-others-${slug(model)}`,
      proposers: others,
      layers: 2,
      aggregator: model,
    };
    return [
      ...(known.get(model)?.alone === undefined ? [aloneGraph(model, sampling)] : []),
      ...(known.get(model)?.withOthers === undefined && others.length > 0
        ? [moaGraph(parts, sampling)]
        : []),
    ];
  });
  return graphs.map((graph) => missingRun(graph, asked, options));
}

function numbersOf({ model, alone, withOthers, bestReference }: Collaboration): object {
  return {
    model,
    alone: alone?.value ?? null,
    withOthers: withOthers?.value ?? null,
    gain: gainOf(alone, withOthers),
    bestReference: bestReference ?? null,
  };
}

function gainOf(
  alone: PooledQuality | undefined,
  withOthers: PooledQuality | undefined,
): number | null {
  return alone === undefined || withOthers === undefined ? null : withOthers.value - alone.value;
}

function tableOf(found: readonly Collaboration[], { measure, words }: ComparableRuns): Table {
  const { digits } = words;
  return {
    name: "collaborativeness",
    title: `${words.label} of models alone and with answers of other models`,
    columns: [
      { key: "model", label: "Model" },
      { key: "alone", label: "Alone", digits },
      { key: "withOthers", label: "With others", digits },
      { key: "gain", label: "Gain", digits },
      { key: "bestReference", label: "Best of the others alone", digits },
    ],
    rows: found.flatMap((each) => {
      const { model, alone, withOthers, bestReference } = each;
      const own = {
        model,
        alone: alone?.value ?? null,
        withOthers: withOthers?.value ?? null,
        gain: gainOf(alone, withOthers),
        bestReference: bestReference ?? null,
      };
      return [{ cells: own }, ...publishedRow(model, measure)];
    }),
  };
}

function publishedRow(model: string, measure: QualityMeasure): Table["rows"][number][] {
  const alone = publishedAlone(model, measure);
  const withOthers = publishedAggregator(model, measure);
  if (alone === undefined || withOthers === undefined) return [];
  const gain = withOthers.value - alone.value;
  return [
    {
      cells: { model, alone: alone.value, withOthers: withOthers.value, gain, bestReference: null },
      published: `${alone.source}; ${withOthers.source}`,
    },
  ];
}

function plotOf(both: readonly Collaboration[], { words }: ComparableRuns): BarPlot {
  return {
    type: "bars",
    name: "collaborativeness",
    title: "Models alone and with answers of other models",
    valueLabel: words.label,
    bars: both.flatMap(({ model, alone, withOthers }) => [
      ...qualityBars("Alone", model, alone),
      ...qualityBars("With others", model, withOthers),
    ]),
  };
}
