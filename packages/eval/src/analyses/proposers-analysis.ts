import type { EvaluationResult, LinePlot, Table } from "../results/evaluation-result.js";
import { analysisResult } from "./analysis-result.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { moaGraph, oneModelGraph } from "./missing/new-graphs.js";
import { type RunSetting, settingOf } from "./missing/run-setting.js";
import { publishedRows } from "./published/published-rows.js";
import { publishedProposers } from "./published/published-score.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "./runs/comparable-runs.js";
import type { QualityMeasure } from "./runs/quality.js";
import { type PooledQuality, pooledQuality } from "./runs/pooled-quality.js";
import { mostFrequent } from "./runs/most-frequent.js";
import { proposerVariety, type RunShape } from "./runs/run-shape.js";
import { qualityCells, qualityColumns, qualityPoint } from "./runs/quality-cells.js";
import type { ScoredRun } from "./runs/scored-run.js";

type Variety = "many-models" | "one-model";

/** One configuration: its aggregator, and the model of the one-model column. */
interface Setting extends RunSetting {
  readonly oneModel: string;
}

/** The quality with `n` proposals of many models, or of one. */
interface Cell {
  readonly variety: Variety;
  readonly n: number;
  readonly quality: PooledQuality;
}

const varietyWords: Readonly<Record<Variety, string>> = {
  "many-models": "Many models",
  "one-model": "One model",
};

/** The paper's table goes to six. */
const sizes = [1, 2, 3, 4, 5, 6] as const;

/**
 * Returns the quality by number of proposals, of many models and of one: the paper's table 3.
 *
 * Of the runs, those with two layers and an aggregator count. If they have several aggregators, those with the most
 * frequent one do. The column of one model is for the aggregator's model or, if no run has it, the most frequent one.
 * Several runs with the same number have their mean. Published numbers are beside ours for
 * length-controlled win rates. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no run counts. It lists the runs to make.
 * @see arXiv 2406.04692, section 3.3, table 3
 * @example
 * ```ts
 * import { proposersAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeProposers(folders: string[]): Promise<string[]> {
 *   const result = proposersAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/proposers.md
 * }
 * ```
 */
export function proposersAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const twoLayers = compared.runs.filter(isTwoLayer);
  const setting = oneModelSetting(settingOf(twoLayers.length === 0 ? runs : twoLayers), twoLayers);
  const cells = cellsOf(twoLayers.filter((run) => isOf(run, setting)));
  const missing = missingOf(cells, setting, options);
  if (cells.length === 0) {
    throw new MissingRunsError("No run with two layers and an aggregator has a score.", missing);
  }
  const { aggregator, oneModel } = setting;
  return analysisResult(
    {
      name: "proposers",
      title: "Quality by number of proposals",
      numbers: { aggregator, oneModel, cells: cells.map(numbersOf) },
      tables: [tableOf(cells, compared, setting)],
      plots: [plotOf(cells, compared)],
      notes: leftOutNotes(twoLayers, setting),
    },
    compared,
    missing,
  );
}

function isTwoLayer({ shape }: ComparedRun): boolean {
  return shape.layers === 2 && shape.output === "aggregator";
}

/** The paper's table has one model only: its aggregator's. Else the most frequent one. */
function oneModelSetting(setting: RunSetting, runs: readonly ComparedRun[]): Setting {
  const models = runs
    .filter(({ shape }) => isRepeated(shape))
    .flatMap(({ shape: { proposers } }) => proposers[0] ?? []);
  const { aggregator } = setting;
  const other = models.includes(aggregator) ? undefined : mostFrequent(models);
  return { ...setting, oneModel: other ?? aggregator };
}

function isRepeated(shape: RunShape): boolean {
  return shape.proposers.length > 1 && proposerVariety(shape) === "one-model";
}

function isOf({ shape }: ComparedRun, { aggregator, oneModel }: Setting): boolean {
  if (shape.aggregator !== aggregator) return false;
  return !isRepeated(shape) || shape.proposers[0] === oneModel;
}

function cellsOf(runs: readonly ComparedRun[]): Cell[] {
  return (["many-models", "one-model"] as const).flatMap((variety) =>
    sizes.flatMap((n) => {
      const quality = pooledQuality(runs.filter((run) => isIn(run, variety, n)));
      return quality === undefined ? [] : [{ variety, n, quality }];
    }),
  );
}

/** One proposal belongs to both columns. */
function isIn({ shape }: ComparedRun, variety: Variety, n: number): boolean {
  if (shape.proposers.length !== n) return false;
  return n === 1 || proposerVariety(shape) === variety;
}

function missingOf(
  cells: readonly Cell[],
  { models, aggregator, oneModel, sampling, asked }: Setting,
  options: MissingRunOptions,
): MissingRun[] {
  const has = (variety: Variety, n: number): boolean =>
    cells.some((cell) => cell.n === n && cell.variety === variety);
  const many = sizes
    .filter((n) => n <= models.length && !has("many-models", n))
    .map((n) => ({ name: `proposers-many-${n}`, proposers: models.slice(0, n) }))
    .map((parts) => moaGraph({ ...parts, layers: 2, aggregator }, sampling));
  const one = sizes
    .filter((n) => n > 1 && !has("one-model", n))
    .map((n) => ({ name: `proposers-one-${n}`, model: oneModel, samples: n }))
    .map((parts) => oneModelGraph({ ...parts, aggregator }, sampling));
  return [...many, ...one].map((graph) => missingRun(graph, asked, options));
}

function numbersOf({ variety, n, quality }: Cell): object {
  return { variety, n, ...quality };
}

function tableOf(
  cells: readonly Cell[],
  { measure, words }: ComparableRuns,
  { aggregator }: Setting,
): Table {
  return {
    name: "proposers",
    title: `Quality by number of proposals, aggregated by ${aggregator}`,
    columns: [
      { key: "proposers", label: "Proposers" },
      { key: "n", label: "n", digits: 0 },
      ...qualityColumns(words),
    ],
    rows: cells.flatMap(({ variety, n, quality }) => {
      const base = { proposers: varietyWords[variety], n };
      const published = publishedProposers(variety, n, measure);
      return [
        { cells: { ...base, ...qualityCells(quality, words) } },
        ...publishedRows(base, published),
      ];
    }),
  };
}

function plotOf(cells: readonly Cell[], { measure, words }: ComparableRuns): LinePlot {
  const varieties = Object.keys(varietyWords) as Variety[];
  const measured = varieties.map((variety) => ({
    label: varietyWords[variety],
    points: cells
      .filter((cell) => cell.variety === variety)
      .map(({ n, quality }) => qualityPoint(n, quality)),
  }));
  return {
    type: "lines",
    name: "proposers",
    title: "Quality by number of proposals",
    xLabel: "Number of proposals",
    yLabel: words.label,
    lines: [...measured, ...varieties.map((variety) => publishedLine(variety, measure))].filter(
      ({ points }) => points.length > 0,
    ),
  };
}

function publishedLine(variety: Variety, measure: QualityMeasure): LinePlot["lines"][number] {
  const points = sizes.flatMap((n) => {
    const published = publishedProposers(variety, n, measure);
    return published === undefined ? [] : [{ x: n, y: published.value }];
  });
  return { label: varietyWords[variety], points, published: true };
}

function leftOutNotes(runs: readonly ComparedRun[], setting: Setting): string[] {
  return runs
    .filter((run) => !isOf(run, setting))
    .map(
      ({ folder }) =>
        `${folder} is left out: its aggregator or its only proposer is another model.`,
    );
}
