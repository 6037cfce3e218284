import type { EvaluationResult, ScoredRun } from "@moagraph/eval";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { AnalysisName } from "../program/eval-analyses.js";
import type { Evaluation } from "./load-evaluation.js";

/** What analyses need to know beside the runs. */
export interface AnalysisContext {
  /** Returns the known facts of a model. */
  readonly facts: (model: string) => ModelFacts;
  /** The folder that gets the graphs of missing runs. */
  readonly graphFolder: string;
  /** Most US dollars per question, for `select`. */
  readonly budgetUsd: number | undefined;
}

/** The exports that make the analyses. */
type AnalysisExport =
  | "aggregatedAnswers"
  | "budgetAnalysis"
  | "collaborativenessAnalysis"
  | "deceptionAnalysis"
  | "depthAnalysis"
  | "proposersAnalysis"
  | "rankerAnalysis"
  | "rolesAnalysis"
  | "selectAnalysis"
  | "selectCandidates"
  | "similarityAnalysis";

/** All of them. */
export const analysisExports: readonly AnalysisExport[] = [
  "aggregatedAnswers",
  "budgetAnalysis",
  "collaborativenessAnalysis",
  "deceptionAnalysis",
  "depthAnalysis",
  "proposersAnalysis",
  "rankerAnalysis",
  "rolesAnalysis",
  "selectAnalysis",
  "selectCandidates",
  "similarityAnalysis",
];

type Analyses = Pick<Evaluation, AnalysisExport>;

type Analysis = (
  evaluation: Analyses,
  runs: readonly ScoredRun[],
  context: AnalysisContext,
) => EvaluationResult | Promise<EvaluationResult>;

/** How each analysis is made from runs. */
export const analyses: Readonly<Record<AnalysisName, Analysis>> = {
  similarity: (evaluation, runs) =>
    evaluation.similarityAnalysis(evaluation.aggregatedAnswers(runs)),
  proposers: (evaluation, runs, context) => evaluation.proposersAnalysis(runs, context),
  roles: (evaluation, runs, context) => evaluation.rolesAnalysis(runs, context),
  ranker: (evaluation, runs, context) => evaluation.rankerAnalysis(runs, context),
  budget: (evaluation, runs, context) => evaluation.budgetAnalysis(runs, context),
  depth: (evaluation, runs, context) => evaluation.depthAnalysis(runs, context),
  collaborativeness: (evaluation, runs, context) =>
    evaluation.collaborativenessAnalysis(runs, context),
  select: async (evaluation, runs, { facts, budgetUsd }) => {
    const { candidates, words, notes } = await evaluation.selectCandidates(runs);
    const result = evaluation.selectAnalysis(candidates, { words, facts, budgetUsd });
    return { ...result, notes: [...result.notes, ...notes] };
  },
  deception: (evaluation, runs, context) => evaluation.deceptionAnalysis(runs, context),
};
