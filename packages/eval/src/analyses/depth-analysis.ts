import type { EvaluationResult, LinePlot, Table } from "../results/evaluation-result.js";
import { analysisResult } from "./analysis-result.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { aloneGraph, moaGraph, slug } from "./missing/new-graphs.js";
import { type RunSetting, settingOf } from "./missing/run-setting.js";
import { publishedAlone } from "./published/published-alone.js";
import { publishedRows } from "./published/published-rows.js";
import { publishedDepth } from "./published/published-depth.js";
import type { Published } from "./published/published-score.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "./runs/comparable-runs.js";
import { type PooledQuality, pooledQuality } from "./runs/pooled-quality.js";
import { commonProposerSet, proposerSet } from "./runs/proposer-set.js";
import type { QualityMeasure } from "./runs/quality.js";
import { modelAlone } from "./runs/run-shape.js";
import { qualityCells, qualityColumns, qualityPoint } from "./runs/quality-cells.js";
import type { ScoredRun } from "./runs/scored-run.js";

interface DepthScore {
  readonly model: string;
  readonly layers: number;
  readonly quality: PooledQuality;
}

/** The paper's table goes to three layers. */
const paperLayers = 3;

/**
 * Returns the quality of each aggregator by number of layers: the paper's table 8. One layer is the model alone.
 *
 * Of the runs with several layers, those count whose last node is an aggregator, and which have the most frequent set
 * of proposing models. Several runs of one depth have their mean. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no run counts. It lists the runs to make.
 * @see arXiv 2406.04692, appendix D, table 8, and figure 4a
 * @example
 * ```ts
 * import { depthAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeDepth(folders: string[]): Promise<string[]> {
 *   const result = depthAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/depth.md
 * }
 * ```
 */
export function depthAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const deep = deepRuns(compared.runs);
  const scores = scoresOf(compared.runs, deep);
  const setting = settingOf(deep.length === 0 ? runs : deep);
  const missing = missingOf(scores, setting, options);
  if (scores.length === 0) {
    throw new MissingRunsError("No run in layers has a score.", missing);
  }
  return analysisResult(
    {
      name: "depth",
      title: "Quality by number of layers",
      numbers: { scores: scores.map(({ quality, ...score }) => ({ ...score, ...quality })) },
      tables: [tableOf(scores, compared)],
      plots: [plotOf(scores, compared)],
    },
    compared,
    missing,
  );
}

/** The runs with several layers and the most frequent set of proposing models. */
function deepRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  const deep = runs.filter(({ shape }) => shape.layers > 1 && shape.output === "aggregator");
  // Each layer of the paper's graphs has the same models: a deeper graph has the same proposers.
  const set = commonProposerSet(deep.map(({ shape }) => shape));
  return deep.filter(({ shape }) => proposerSet(shape) === set);
}

function scoresOf(all: readonly ComparedRun[], deep: readonly ComparedRun[]): DepthScore[] {
  const models = [...new Set(deep.flatMap(({ shape }) => shape.aggregator ?? []))];
  return models.flatMap((model) => {
    const own = deep.filter(({ shape }) => shape.aggregator === model);
    const alone = all.filter(({ shape }) => modelAlone(shape) === model);
    return byLayers(model, [...alone, ...own]);
  });
}

function byLayers(model: string, runs: readonly ComparedRun[]): DepthScore[] {
  const depths = [...new Set(runs.map(({ shape }) => shape.layers))].toSorted((a, b) => a - b);
  return depths.flatMap((layers) => {
    const quality = pooledQuality(runs.filter(({ shape }) => shape.layers === layers));
    return quality === undefined ? [] : [{ model, layers, quality }];
  });
}

function missingOf(
  scores: readonly DepthScore[],
  { models, aggregator, sampling, asked }: RunSetting,
  options: MissingRunOptions,
): MissingRun[] {
  const aggregators = scores.length === 0 ? [aggregator] : scores.map(({ model }) => model);
  const graphs = [...new Set(aggregators)].flatMap((model) =>
    missingDepths(scores, model).map((layers) =>
      layers === 1
        ? aloneGraph(model, sampling)
        : moaGraph(
            {
              name: `depth-${layers}-${slug(model)}`,
              proposers: models,
              layers,
              aggregator: model,
            },
            sampling,
          ),
    ),
  );
  return graphs.map((graph) => missingRun(graph, asked, options));
}

function missingDepths(scores: readonly DepthScore[], model: string): number[] {
  const own = scores.filter((score) => score.model === model);
  const deepest = Math.max(paperLayers, ...scores.map(({ layers }) => layers));
  const wanted = Array.from({ length: deepest }, (_, index) => index + 1);
  return wanted.filter((layers) => !own.some((score) => score.layers === layers));
}

function publishedOf(
  model: string,
  layers: number,
  measure: QualityMeasure,
): Published | undefined {
  return layers === 1 ? publishedAlone(model, measure) : publishedDepth(model, layers, measure);
}

function tableOf(scores: readonly DepthScore[], { measure, words }: ComparableRuns): Table {
  return {
    name: "depth",
    title: "Quality by number of layers",
    columns: [
      { key: "model", label: "Aggregator" },
      { key: "layers", label: "Layers", digits: 0 },
      ...qualityColumns(words),
    ],
    rows: scores.flatMap(({ model, layers, quality }) => [
      { cells: { model, layers, ...qualityCells(quality, words) } },
      ...publishedRows({ model, layers }, publishedOf(model, layers, measure)),
    ]),
  };
}

function plotOf(scores: readonly DepthScore[], { words }: ComparableRuns): LinePlot {
  const models = [...new Set(scores.map(({ model }) => model))];
  return {
    type: "lines",
    name: "depth",
    title: "Quality by number of layers",
    xLabel: "Layers",
    yLabel: words.label,
    lines: models.map((label) => ({
      label,
      points: scores
        .filter(({ model }) => model === label)
        .map(({ layers, quality }) => qualityPoint(layers, quality)),
    })),
  };
}
