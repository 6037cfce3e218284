import type { EvaluationResult, LinePlot, Table } from "../results/evaluation-result.js";
import { analysisResult } from "./analysis-result.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { moaGraph, rankerGraph } from "./missing/new-graphs.js";
import { type RunSetting, settingOf } from "./missing/run-setting.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "./runs/comparable-runs.js";
import { type PooledQuality, pooledQuality } from "./runs/pooled-quality.js";
import { commonProposerSet, proposerSet } from "./runs/proposer-set.js";
import { qualityCells, qualityColumns, qualityPoint } from "./runs/quality-cells.js";
import type { ScoredRun } from "./runs/scored-run.js";

/** How the last node makes one answer of the proposals. */
type Ending = "aggregator" | "ranker";

interface EndingScore {
  readonly ending: Ending;
  readonly layers: number;
  readonly quality: PooledQuality;
}

const endings: Readonly<Record<Ending, string>> = {
  aggregator: "Synthesis",
  ranker: "LLM ranker",
};

/**
 * Returns the quality by number of layers if the last node synthesises the proposals, and if it only picks one: the
 * paper's figure 4a.
 *
 * Of the runs with several layers, those count that end in an aggregator or a ranker, have the most frequent set of
 * proposing models, and the most frequent model in the last node. Several runs with the same ending and depth have
 * their mean. The paper prints no numbers. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no run counts. It lists the runs to make.
 * @see arXiv 2406.04692, section 3.3, figure 4a
 * @example
 * ```ts
 * import { rankerAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeRanker(folders: string[]): Promise<string[]> {
 *   const result = rankerAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/ranker.md
 * }
 * ```
 */
export function rankerAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const ending = endingRuns(compared.runs);
  const setting = settingOf(ending.length === 0 ? runs : ending);
  const scores = scoresOf(ending.filter(({ shape }) => shape.aggregator === setting.aggregator));
  const missing = missingOf(scores, setting, options);
  if (scores.length === 0) {
    throw new MissingRunsError("No run in layers ends in an aggregator or a ranker.", missing);
  }
  return analysisResult(
    {
      name: "ranker",
      title: "LLM ranker and synthesis",
      numbers: {
        model: setting.aggregator,
        scores: scores.map(({ quality, ...score }) => ({ ...score, ...quality })),
      },
      tables: [tableOf(scores, compared)],
      plots: [plotOf(scores, compared)],
    },
    compared,
    missing,
  );
}

function endingRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  const several = runs.filter(({ shape }) => shape.layers > 1 && shape.output in endings);
  const set = commonProposerSet(several.map(({ shape }) => shape));
  return several.filter(({ shape }) => proposerSet(shape) === set);
}

function scoresOf(runs: readonly ComparedRun[]): EndingScore[] {
  return endingNames().flatMap((ending) =>
    depthsOf(runs).flatMap((layers) => {
      const own = runs.filter(({ shape }) => shape.output === ending && shape.layers === layers);
      const quality = pooledQuality(own);
      return quality === undefined ? [] : [{ ending, layers, quality }];
    }),
  );
}

function endingNames(): Ending[] {
  return Object.keys(endings) as Ending[];
}

function depthsOf(runs: readonly ComparedRun[]): number[] {
  return [...new Set(runs.map(({ shape }) => shape.layers))].toSorted((a, b) => a - b);
}

/** Each depth that one ending has needs the other one too. At least two layers. */
function missingOf(
  scores: readonly EndingScore[],
  { models, aggregator, sampling, asked }: RunSetting,
  options: MissingRunOptions,
): MissingRun[] {
  const depths = new Set(scores.length === 0 ? [2] : scores.map(({ layers }) => layers));
  const parts = [...depths].flatMap((layers) =>
    endingNames()
      .filter((ending) => !scores.some((each) => each.ending === ending && each.layers === layers))
      .map((ending) => ({ ending, name: `${ending}-${layers}-layers`, layers })),
  );
  return parts
    .map(({ ending, name, layers }) => {
      const make = ending === "ranker" ? rankerGraph : moaGraph;
      return make({ name, proposers: models, layers, aggregator }, sampling);
    })
    .map((graph) => missingRun(graph, asked, options));
}

function tableOf(scores: readonly EndingScore[], { words }: ComparableRuns): Table {
  return {
    name: "ranker",
    title: "LLM ranker and synthesis by number of layers",
    columns: [
      { key: "ending", label: "Last node" },
      { key: "layers", label: "Layers", digits: 0 },
      ...qualityColumns(words),
    ],
    rows: scores.map(({ ending, layers, quality }) => ({
      cells: { ending: endings[ending], layers, ...qualityCells(quality, words) },
    })),
  };
}

function plotOf(scores: readonly EndingScore[], { words }: ComparableRuns): LinePlot {
  return {
    type: "lines",
    name: "ranker",
    title: "LLM ranker and synthesis",
    xLabel: "Layers",
    yLabel: words.label,
    lines: endingNames()
      .map((ending) => ({
        label: endings[ending],
        points: scores
          .filter((score) => score.ending === ending)
          .map(({ layers, quality }) => qualityPoint(layers, quality)),
      }))
      .filter(({ points }) => points.length > 0),
  };
}
