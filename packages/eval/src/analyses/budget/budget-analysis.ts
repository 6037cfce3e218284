import type { EvaluationResult, ScatterPlot, Table } from "../../results/evaluation-result.js";
import { analysisResult } from "../analysis-result.js";
import type { ModelParameters } from "./model-parameters.js";
import { paretoFront } from "./pareto-front.js";
import { tflopsOf } from "./tflops-of.js";
import type { MissingRunOptions } from "../missing/missing-run.js";
import { MissingRunsError } from "../missing/missing-runs-error.js";
import { comparableRuns, type ComparableRuns, type ComparedRun } from "../runs/comparable-runs.js";
import { modelAlone, proposerVariety, type RunShape } from "../runs/run-shape.js";
import type { ScoredRun } from "../runs/scored-run.js";

/** Options of {@link budgetAnalysis}. */
export interface BudgetOptions extends Pick<MissingRunOptions, "facts"> {
  /**
   * The parameters of models.
   *
   * @defaultValue {@link modelParameters}
   */
  readonly parameters?: ModelParameters | undefined;
}

/** A run with what it costs. */
interface CostedRun {
  readonly run: ComparedRun;
  readonly costUsd: number | null;
  readonly tflops: number | null;
  readonly isOnCostFront: boolean;
  readonly isOnTflopsFront: boolean;
}

/**
 * Returns cost and tflops of each run against its quality, and which runs are on the Pareto fronts: the paper's
 * figure 5.
 *
 * The cost is the mean of the answered questions, in US dollars. Tflops are those of {@link tflopsOf}, with the mean
 * tokens of the run's replies. A run without a cost or tflops has no place in that plot. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @param options - Parameters of models for the tflops.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If no run has a score.
 * @see arXiv 2406.04692, section 3.4, figure 5
 * @example
 * ```ts
 * import { budgetAnalysis, readScoredRuns, writeResult } from "@moagraph/eval";
 *
 * async function writeBudget(folders: string[]): Promise<string[]> {
 *   const result = budgetAnalysis(await readScoredRuns(folders));
 *   return writeResult("analyses", result); // paths such as analyses/budget.md
 * }
 * ```
 */
export function budgetAnalysis(
  runs: readonly ScoredRun[],
  options: BudgetOptions = {},
): EvaluationResult {
  const compared = comparableRuns(runs);
  if (compared.runs.length === 0) throw new MissingRunsError("No run has a score.", []);
  const costed = withFronts(compared.runs, options);
  return analysisResult(
    {
      name: "budget",
      title: "Cost and latency against quality",
      numbers: { runs: costed.map(numbersOf) },
      tables: [tableOf(costed, compared)],
      plots: [costPlot(costed, compared), tflopsPlot(costed, compared)].filter(({ points }) =>
        points.some(({ x }) => x !== null),
      ),
      notes: unknownNotes(costed),
    },
    compared,
  );
}

function withFronts(runs: readonly ComparedRun[], options: BudgetOptions): CostedRun[] {
  const costs = runs.map(({ usage }) => usage.costUsd);
  const work = runs.map(({ graph, usage }) => {
    const replyTokens = usage.replyTokens > 0 ? usage.replyTokens : undefined;
    return tflopsOf(graph, { ...options, replyTokens });
  });
  const costFront = frontOf(runs, costs);
  const tflopsFront = frontOf(runs, work);
  return runs.map((run, index) => ({
    run,
    costUsd: costs[index] ?? null,
    tflops: work[index] ?? null,
    isOnCostFront: costFront.has(run),
    isOnTflopsFront: tflopsFront.has(run),
  }));
}

/** The runs on the front, of those whose amount is known. */
function frontOf(
  runs: readonly ComparedRun[],
  amounts: readonly (number | null)[],
): ReadonlySet<ComparedRun> {
  const known = runs.flatMap((run, index) => {
    const cost = amounts[index];
    return typeof cost === "number" ? [{ run, cost, quality: run.quality.value }] : [];
  });
  const front = paretoFront(known);
  return new Set(known.flatMap(({ run }, index) => (front[index] === true ? [run] : [])));
}

function numbersOf({ run, ...amounts }: CostedRun): object {
  const { folder, system, quality } = run;
  return { folder, system, quality: quality.value, ...amounts };
}

/** As the figure groups them: by proposers and layers. */
function groupOf(shape: RunShape): string {
  if (modelAlone(shape) !== undefined) return "Model alone";
  const variety = proposerVariety(shape) === "one-model" ? "One model" : "Many models";
  return `${variety}, ${shape.layers} layers`;
}

function tableOf(costed: readonly CostedRun[], { words }: ComparableRuns): Table {
  return {
    name: "budget",
    title: "Cost and latency against quality",
    columns: [
      { key: "system", label: "System" },
      { key: "group", label: "Proposers and layers" },
      { key: "quality", label: words.label, digits: words.digits },
      { key: "costUsd", label: "Cost per question ($)", digits: 5 },
      { key: "tflops", label: "Tflops", digits: 1 },
      { key: "costFront", label: "On the cost front" },
      { key: "tflopsFront", label: "On the tflops front" },
    ],
    rows: costed.map(({ run, costUsd, tflops, isOnCostFront, isOnTflopsFront }) => ({
      cells: {
        system: run.system,
        group: groupOf(run.shape),
        quality: run.quality.value,
        costUsd,
        tflops,
        costFront: isOnCostFront ? "yes" : "no",
        tflopsFront: isOnTflopsFront ? "yes" : "no",
      },
    })),
  };
}

function costPlot(costed: readonly CostedRun[], { words }: ComparableRuns): ScatterPlot {
  return {
    type: "scatter",
    name: "cost",
    title: "Cost against quality",
    xLabel: "Cost per question ($)",
    yLabel: words.label,
    points: costed.map((each) => pointAt(each.costUsd, each, each.isOnCostFront)),
  };
}

function tflopsPlot(costed: readonly CostedRun[], { words }: ComparableRuns): ScatterPlot {
  return {
    type: "scatter",
    name: "tflops",
    title: "Tflops against quality",
    xLabel: "Tflops",
    yLabel: words.label,
    points: costed.map((each) => pointAt(each.tflops, each, each.isOnTflopsFront)),
  };
}

function pointAt(
  x: number | null,
  { run: { system, shape, quality } }: CostedRun,
  isOnFront: boolean,
): ScatterPlot["points"][number] {
  return { label: system, group: groupOf(shape), x, y: quality.value, isOnFront };
}

function unknownNotes(costed: readonly CostedRun[]): string[] {
  return [
    ...unknownNote(
      "cost",
      "price",
      costed.filter(({ costUsd }) => costUsd === null),
    ),
    ...unknownNote(
      "tflops",
      "number of parameters",
      costed.filter(({ tflops }) => tflops === null),
    ),
  ];
}

function unknownNote(amount: string, fact: string, runs: readonly CostedRun[]): string[] {
  if (runs.length === 0) return [];
  const folders = runs.map(({ run }) => run.folder).join(", ");
  return [`Unknown ${amount}, because the ${fact} of a model is not known: ${folders}.`];
}
