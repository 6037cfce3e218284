import type { EvaluationResult } from "../results/evaluation-result.js";
import { type BudgetOptions, budgetAnalysis } from "./budget/budget-analysis.js";
import { collaborativenessAnalysis } from "./collaborativeness-analysis.js";
import { deceptionAnalysis } from "./deception/deception-analysis.js";
import { depthAnalysis } from "./depth-analysis.js";
import { missingAlone } from "./missing/missing-alone.js";
import type { MissingRunOptions } from "./missing/missing-run.js";
import { MissingRunsError } from "./missing/missing-runs-error.js";
import { withMissing } from "./missing/with-missing.js";
import { proposersAnalysis } from "./proposers-analysis.js";
import { rankerAnalysis } from "./ranker-analysis.js";
import { rolesAnalysis } from "./roles-analysis.js";
import { readScoredRuns } from "./runs/read-scored-runs.js";
import type { ScoredRun } from "./runs/scored-run.js";
import { selectAnalysis } from "./select/select-analysis.js";
import { selectCandidates } from "./select/select-candidates.js";
import type { SelectOptions } from "./select/select-options.js";
import { similarityAnalysis, type SimilarityOptions } from "./similarity/similarity-analysis.js";
import {
  aggregatedAnswers,
  type AggregatedAnswersOptions,
} from "./similarity/aggregated-answers.js";

/** Options of the analyses. Each takes those that it knows. */
export interface AnalysisOptions
  extends
    MissingRunOptions,
    BudgetOptions,
    SelectOptions,
    SimilarityOptions,
    AggregatedAnswersOptions {}

/** The analyses of the paper, by the name of their command. */
export type AnalysisName =
  | "similarity"
  | "proposers"
  | "roles"
  | "ranker"
  | "budget"
  | "depth"
  | "collaborativeness"
  | "select"
  | "deception";

type Analysis = (
  runs: readonly ScoredRun[],
  options: AnalysisOptions,
) => EvaluationResult | Promise<EvaluationResult>;

const analyses: Readonly<Record<AnalysisName, Analysis>> = {
  similarity: similarityOfRuns,
  proposers: proposersAnalysis,
  roles: rolesAnalysis,
  ranker: rankerAnalysis,
  budget: budgetAnalysis,
  depth: depthAnalysis,
  collaborativeness: collaborativenessAnalysis,
  select: selectFromRuns,
  deception: deceptionAnalysis,
};

/** The names of the analyses, in the order of the documentation. */
export const analysisNames: readonly AnalysisName[] = Object.keys(analyses) as AnalysisName[];

/**
 * Reads run folders and makes one of the paper's analyses of them. Makes no model calls.
 *
 * @param name - Such as `proposers`.
 * @param folders - The run folders, from `moagraph eval generate`, judged and scored.
 * @param options - Those of the analysis.
 * @throws {@link MissingRunsError} `INVALID_INPUT` If nothing can be computed. It lists the runs to make.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a folder is no run folder, or a file in it is broken.
 * @example
 * ```ts
 * import { analyseRuns } from "@moagraph/eval";
 *
 * async function printNotes(folders: string[]): Promise<void> {
 *   const { notes } = await analyseRuns("depth", folders);
 *   console.log(notes.join("\n"));
 * }
 * ```
 */
export async function analyseRuns(
  name: AnalysisName,
  folders: readonly string[],
  options: AnalysisOptions = {},
): Promise<EvaluationResult> {
  return analyses[name](await readScoredRuns(folders), options);
}

async function similarityOfRuns(
  runs: readonly ScoredRun[],
  options: AnalysisOptions,
): Promise<EvaluationResult> {
  const result = await similarityAnalysis(aggregatedAnswers(runs, options), options);
  const missing = options.scores === undefined ? missingAlone(runs, options) : [];
  if (hasCorrelation(result)) return withMissing(result, missing);
  throw new MissingRunsError(
    "No preference of the proposals is known: their models were not judged alone, and no scores are given.",
    missing,
  );
}

function hasCorrelation({ tables }: EvaluationResult): boolean {
  return tables.some(({ rows }) => rows.some(({ cells }) => cells["spearman"] !== null));
}

async function selectFromRuns(
  runs: readonly ScoredRun[],
  options: AnalysisOptions,
): Promise<EvaluationResult> {
  const { candidates, words, notes } = await selectCandidates(runs);
  const missing = missingAlone(runs, options);
  if (candidates.length < 2) {
    throw new MissingRunsError("Fewer than two models have a score alone.", missing);
  }
  const result = selectAnalysis(candidates, { ...options, words });
  return withMissing({ ...result, notes: [...result.notes, ...notes] }, missing);
}
