/* Exports of what reads several runs: the comparison of two systems, and the analyses of the paper. */
// Comparison of two systems.
export { type CheckedPair, checkedOutcomes } from "./compare/checked-outcomes.js";
export {
  type CompareByCheckerOptions,
  compareRunsByChecker,
} from "./compare/compare-runs-by-checker.js";
export {
  compareRuns,
  type CompareRunsOptions,
  type RunComparison,
} from "./compare/compare-runs.js";
export { compareSystems } from "./compare/compare-systems.js";
export type { Outcome, Outcomes } from "./compare/outcome.js";
export { judgedOutcomes } from "./compare/pairwise/judged-outcomes.js";
export {
  type PairwiseParts,
  type PairwisePrompt,
  pairwisePrompt,
} from "./compare/pairwise/pairwise-prompt.js";
export {
  type AnswerPair,
  type PairOrder,
  pairwiseTasks,
} from "./compare/pairwise/pairwise-tasks.js";
export { type PairwiseVerdict, pairwiseVerdict } from "./compare/pairwise/pairwise-verdict.js";
export { planPairs, type PlanPairsOptions } from "./compare/pairwise/plan-pairs.js";
export { questionsNeeded } from "./compare/questions-needed.js";
export type { RunFolders } from "./compare/run-pairs.js";
export type { ComparedSystem, SystemComparison } from "./compare/system-comparison.js";

// Analyses of the paper.
export {
  type AnalysisName,
  analysisNames,
  type AnalysisOptions,
  analyseRuns,
} from "./analyses/analyse-runs.js";
export { budgetAnalysis, type BudgetOptions } from "./analyses/budget/budget-analysis.js";
export { type ModelParameters, modelParameters } from "./analyses/budget/model-parameters.js";
export { type CostAndQuality, paretoFront } from "./analyses/budget/pareto-front.js";
export { tflopsOf, type TflopsOptions } from "./analyses/budget/tflops-of.js";
export { collaborativenessAnalysis } from "./analyses/collaborativeness-analysis.js";
export { deceptionAnalysis } from "./analyses/deception/deception-analysis.js";
export {
  deceptionGraphs,
  type DeceptionGraphs,
  type DeceptionKind,
  type DeceptionOptions,
} from "./analyses/deception/deception-graphs.js";
export { deceptionPrompt } from "./analyses/deception/deception-prompt.js";
export { depthAnalysis } from "./analyses/depth-analysis.js";
export type { AskedOf, MissingRun, MissingRunOptions } from "./analyses/missing/missing-run.js";
export { MissingRunsError } from "./analyses/missing/missing-runs-error.js";
export { missingRunsOf } from "./analyses/missing/missing-table.js";
export { writeMissingGraphs } from "./analyses/missing/write-missing-graphs.js";
export { proposersAnalysis } from "./analyses/proposers-analysis.js";
export { rankerAnalysis } from "./analyses/ranker-analysis.js";
export { rolesAnalysis } from "./analyses/roles-analysis.js";
export type { MeanUsage } from "./analyses/runs/mean-usage.js";
export { meanUsage } from "./analyses/runs/mean-usage.js";
export type { MeasureWords, Quality, QualityMeasure } from "./analyses/runs/quality.js";
export { readScoredRuns } from "./analyses/runs/read-scored-runs.js";
export { type RunShape, runShape } from "./analyses/runs/run-shape.js";
export type { ScoredRun } from "./analyses/runs/scored-run.js";
export type { Candidate } from "./analyses/select/candidate.js";
export { differentAnswers, type Diversity, diversityOf } from "./analyses/select/diversity.js";
export { groupScore, type ScoringParts } from "./analyses/select/group-score.js";
export type { Recommendation, SelectionStep } from "./analyses/select/recommendation.js";
export { selectAnalysis, type SelectAnalysisOptions } from "./analyses/select/select-analysis.js";
export { type SelectCandidates, selectCandidates } from "./analyses/select/select-candidates.js";
export { type Selected, selectModels } from "./analyses/select/select-models.js";
export type { SelectOptions } from "./analyses/select/select-options.js";
export type {
  AggregatedAnswer,
  PreferredProposal,
} from "./analyses/similarity/aggregated-answer.js";
export {
  aggregatedAnswers,
  type AggregatedAnswersOptions,
} from "./analyses/similarity/aggregated-answers.js";
export {
  aggregatedAnswersInFiles,
  type AnswerFiles,
} from "./analyses/similarity/answers-in-files.js";
export {
  type PreferenceCorrelations,
  preferenceCorrelations,
} from "./analyses/similarity/preference-correlations.js";
export {
  type Similarities,
  similaritiesOf,
  type SimilarityMeasure,
} from "./analyses/similarity/similarities-of.js";
export {
  similarityAnalysis,
  type SimilarityOptions,
} from "./analyses/similarity/similarity-analysis.js";
