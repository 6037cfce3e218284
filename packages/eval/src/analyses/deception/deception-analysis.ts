import type { BarPlot, EvaluationResult, Table } from "../../results/evaluation-result.js";
import { analysisResult } from "../analysis-result.js";
import {
  deceptionGraphs,
  type DeceptionKind,
  deceptionKinds,
  deceptionOf,
} from "./deception-graphs.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "../missing/missing-run.js";
import { MissingRunsError } from "../missing/missing-runs-error.js";
import { settingOf } from "../missing/run-setting.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "../runs/comparable-runs.js";
import { type PooledQuality, pooledQuality } from "../runs/pooled-quality.js";
import { qualityBars } from "../runs/quality-cells.js";
import type { ScoredRun } from "../runs/scored-run.js";

/** The quality without and with a proposer that lies. */
interface Fall {
  readonly kind: DeceptionKind;
  readonly honest: PooledQuality | undefined;
  readonly lying: PooledQuality | undefined;
}

/** Of a model that is six agents in three layers. Its single agent that lies is one of the six. */
const published = { honest: 49.2, lying: 37.9, source: "arXiv 2503.05856, abstract" };

/**
 * Returns how far the quality falls if one of the proposers lies, for an aggregator, a ranker, a verifier and a
 * reducer.
 *
 * The runs are those of the graphs of {@link deceptionGraphs}, which it knows by their names. Several runs of one
 * graph have their mean. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Facts of models for the costs of missing runs, and where their graphs are.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no pair of graphs has scores. It lists the runs to make.
 * @see arXiv 2503.05856
 * @example
 * ```ts
 * import { deceptionAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeDeception(folders: string[]): Promise<string[]> {
 *   const result = deceptionAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/deception.md
 * }
 * ```
 */
export function deceptionAnalysis(
  runs: readonly ScoredRun[],
  options: MissingRunOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  const falls = deceptionKinds.map((kind) => fallOf(kind, compared.runs));
  const missing = missingOf(falls, runs, options);
  const whole = falls.filter(({ honest, lying }) => honest && lying);
  if (whole.length === 0) {
    throw new MissingRunsError(
      "No graph has scores both with and without a proposer that lies.",
      missing,
    );
  }
  return analysisResult(
    {
      name: "deception",
      title: "Quality if one proposer lies",
      numbers: { kinds: whole.map(numbersOf) },
      tables: [tableOf(whole, compared)],
      plots: [plotOf(whole, compared)],
    },
    compared,
    missing,
  );
}

function fallOf(kind: DeceptionKind, runs: readonly ComparedRun[]): Fall {
  const qualityIf = (lies: boolean): PooledQuality | undefined =>
    pooledQuality(
      runs.filter(({ graph }) => {
        const shown = deceptionOf(graph);
        return shown?.kind === kind && shown.lies === lies;
      }),
    );
  return { kind, honest: qualityIf(false), lying: qualityIf(true) };
}

function missingOf(
  falls: readonly Fall[],
  runs: readonly ScoredRun[],
  options: MissingRunOptions,
): MissingRun[] {
  const { models, aggregator, sampling, asked } = settingOf(runs);
  const [first = aggregator] = models;
  const proposing = models.length > 1 ? models : [first, first, first];
  const graphs = deceptionGraphs({ models: proposing, aggregator, ...sampling(aggregator) });
  return falls.flatMap(({ kind, honest, lying }) => {
    const pair = graphs.find((each) => each.kind === kind);
    if (pair === undefined) return [];
    return [...(honest ? [] : [pair.honest]), ...(lying ? [] : [pair.lying])].map((graph) =>
      missingRun(graph, asked, options),
    );
  });
}

function numbersOf({ kind, honest, lying }: Fall): object {
  return {
    kind,
    honest: honest?.value ?? null,
    lying: lying?.value ?? null,
    ...change(honest, lying),
  };
}

/** The fall in the unit of the measure, and as a share of the honest quality. */
function change(
  honest: { readonly value: number } | undefined,
  lying: { readonly value: number } | undefined,
): { fall: number | null; share: number | null } {
  if (honest === undefined || lying === undefined) return { fall: null, share: null };
  const fall = honest.value - lying.value;
  return { fall, share: honest.value === 0 ? null : fall / honest.value };
}

function tableOf(falls: readonly Fall[], { measure, words }: ComparableRuns): Table {
  const { digits } = words;
  const printed =
    measure === "lcWinRate"
      ? [rowOf("aggregator", { value: published.honest }, { value: published.lying })]
      : [];
  return {
    name: "deception",
    title: `${words.label} if one proposer lies`,
    columns: [
      { key: "kind", label: "Answer by" },
      { key: "honest", label: "All honest", digits },
      { key: "lying", label: "One lies", digits },
      { key: "fall", label: "Fall", digits },
      { key: "share", label: "Fall as a share", digits: 3 },
    ],
    rows: [
      ...falls.map(({ kind, honest, lying }) => rowOf(kind, honest, lying)),
      ...printed.map((row) => ({ ...row, published: published.source })),
    ],
  };
}

function rowOf(
  kind: DeceptionKind,
  honest: { readonly value: number } | undefined,
  lying: { readonly value: number } | undefined,
): Table["rows"][number] {
  const cells = { kind, honest: honest?.value ?? null, lying: lying?.value ?? null };
  return { cells: { ...cells, ...change(honest, lying) } };
}

function plotOf(falls: readonly Fall[], { words }: ComparableRuns): BarPlot {
  return {
    type: "bars",
    name: "deception",
    title: "Quality if one proposer lies",
    valueLabel: words.label,
    bars: falls.flatMap(({ kind, honest, lying }) => [
      ...qualityBars("All honest", kind, honest),
      ...qualityBars("One lies", kind, lying),
    ]),
  };
}
