import type { BarPlot, EvaluationResult, Table } from "../results/evaluation-result.js";
import { analysisResult } from "./analysis-result.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { moaGraph, oneModelGraph, slug } from "./missing/new-graphs.js";
import { type RunSetting, settingOf } from "./missing/run-setting.js";
import { publishedRows } from "./published/published-rows.js";
import {
  type Published,
  publishedAggregator,
  publishedProposer,
} from "./published/published-score.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "./runs/comparable-runs.js";
import { type PooledQuality, pooledQuality } from "./runs/pooled-quality.js";
import { commonProposerSet, proposerSet } from "./runs/proposer-set.js";
import type { QualityMeasure } from "./runs/quality.js";
import { proposerVariety } from "./runs/run-shape.js";
import { qualityCells, qualityColumns } from "./runs/quality-cells.js";
import type { ScoredRun } from "./runs/scored-run.js";

/** What a model does in a graph with two layers. */
type Role = "aggregator" | "proposer";

interface RoleScore {
  readonly model: string;
  readonly role: Role;
  readonly quality: PooledQuality;
}

const roles: Readonly<
  Record<Role, (model: string, measure: QualityMeasure) => Published | undefined>
> = { aggregator: publishedAggregator, proposer: publishedProposer };

/** The paper's number of replies of a model that is the only proposer. */
const paperSamples = 6;

/**
 * Returns the quality of each model in both roles: as the aggregator of all models, and as the only proposer, for one
 * aggregator. The paper's table 4.
 *
 * Of the runs, those with two layers count. As aggregators: those with the most frequent set of several proposing
 * models. As proposers: those in which one model proposes several times, for the most frequent aggregator. Several
 * runs of one model in one role have their mean. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no run counts. It lists the runs to make.
 * @see arXiv 2406.04692, section 3.3, table 4
 * @example
 * ```ts
 * import { rolesAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeRoles(folders: string[]): Promise<string[]> {
 *   const result = rolesAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/roles.md
 * }
 * ```
 */
export function rolesAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const proposing = compared.runs.filter(isProposing);
  const aggregating = aggregatingRuns(compared.runs);
  const setting = settingOf(proposing.length === 0 ? runs : [...proposing, ...aggregating]);
  const aggregator = settingOf(proposing.length === 0 ? runs : proposing).aggregator;
  const proposers = proposing.filter(({ shape }) => shape.aggregator === aggregator);
  const scores = [
    ...scoresOf("aggregator", aggregating, ({ shape }) => shape.aggregator),
    ...scoresOf("proposer", proposers, ({ shape }) => shape.proposers[0]),
  ];
  const missing = missingOf(scores, { ...setting, aggregator }, proposers, options);
  if (scores.length === 0) {
    throw new MissingRunsError(
      "No run with two layers has a score and shows a model's role.",
      missing,
    );
  }
  return analysisResult(
    {
      name: "roles",
      title: "Models as aggregators and as proposers",
      numbers: { aggregator, scores: scores.map(numbersOf) },
      tables: [tableOf(scores, compared)],
      plots: [plotOf(scores, compared)],
    },
    compared,
    missing,
  );
}

function isTwoLayerPanel({ shape }: ComparedRun): boolean {
  return shape.layers === 2 && shape.output === "aggregator" && shape.proposers.length > 1;
}

function isProposing(run: ComparedRun): boolean {
  return isTwoLayerPanel(run) && proposerVariety(run.shape) === "one-model";
}

function aggregatingRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  const several = runs.filter(
    (run) => isTwoLayerPanel(run) && proposerVariety(run.shape) === "many-models",
  );
  const set = commonProposerSet(several.map(({ shape }) => shape));
  return several.filter(({ shape }) => proposerSet(shape) === set);
}

function scoresOf(
  role: Role,
  runs: readonly ComparedRun[],
  modelOf: (run: ComparedRun) => string | undefined,
): RoleScore[] {
  const models = [...new Set(runs.map(modelOf))].filter((model) => model !== undefined);
  return models.flatMap((model) => {
    const quality = pooledQuality(runs.filter((run) => modelOf(run) === model));
    return quality === undefined ? [] : [{ model, role, quality }];
  });
}

function missingOf(
  scores: readonly RoleScore[],
  { models, aggregator, sampling, asked }: RunSetting,
  proposing: readonly ComparedRun[],
  options: MissingRunOptions,
): MissingRun[] {
  const without = (role: Role): string[] =>
    models.filter((model) => !scores.some((score) => score.role === role && score.model === model));
  const samples = proposing[0]?.shape.proposers.length ?? paperSamples;
  const graphs = [
    ...without("aggregator").map((model) =>
      moaGraph(
        { name: `aggregator-${slug(model)}`, proposers: models, layers: 2, aggregator: model },
        sampling,
      ),
    ),
    ...without("proposer").map((model) =>
      oneModelGraph({ name: `proposer-${slug(model)}`, model, samples, aggregator }, sampling),
    ),
  ];
  return graphs.map((graph) => missingRun(graph, asked, options));
}

function numbersOf({ model, role, quality }: RoleScore): object {
  return { model, role, ...quality };
}

function tableOf(scores: readonly RoleScore[], { measure, words }: ComparableRuns): Table {
  return {
    name: "roles",
    title: "Models as aggregators and as proposers",
    columns: [
      { key: "model", label: "Model" },
      { key: "role", label: "Role" },
      ...qualityColumns(words),
    ],
    rows: scores.flatMap(({ model, role, quality }) => [
      { cells: { model, role, ...qualityCells(quality, words) } },
      ...publishedRows({ model, role }, roles[role](model, measure)),
    ]),
  };
}

function plotOf(scores: readonly RoleScore[], { measure, words }: ComparableRuns): BarPlot {
  return {
    type: "bars",
    name: "roles",
    title: "Models as aggregators and as proposers",
    valueLabel: words.label,
    bars: scores.flatMap(({ model, role, quality: { value, interval } }) => {
      const published = roles[role](model, measure);
      const own = { label: `As ${role}`, group: model, value, ...(interval && { interval }) };
      if (published === undefined) return [own];
      const { value: printed } = published;
      return [own, { label: `As ${role}`, group: model, value: printed, published: true }];
    }),
  };
}
