/**
 * Evaluation of Mixture-of-Agents graphs: AlpacaEval 2, MT-Bench, FLASK, the analyses of the paper, and
 * comparison on your own data.
 *
 * @module @moagraph/eval
 */

// Benchmarks and questions.
export type { Benchmark, BenchmarkName } from "./benchmark/benchmark.js";
export { benchmarks } from "./benchmark/benchmarks.js";
export { fileNameOf } from "./benchmark/file-name-of.js";
export { fillTemplate } from "./benchmark/fill-template.js";
export type {
  AnsweredQuestion,
  BenchmarkTask,
  JudgedAnswers,
  Judging,
  JudgmentFile,
} from "./benchmark/judging.js";
export type { QuestionSettings } from "./benchmark/question-settings.js";
export type { Question, QuestionId } from "./benchmark/question.js";
export { questions } from "./questions/questions.js";
export type { DataRecord } from "./data/data-record.js";
export {
  EvalDataError,
  type EvalDataErrorOptions,
  type DataPlace,
} from "./data/eval-data-error.js";
export { readJsonArray } from "./data/read-json-array.js";
export { readJsonLines } from "./data/read-json-lines.js";
export { EvalInputError } from "./errors/eval-input-error.js";

// Downloads.
export type { DataFile, DataSet, FetchedSetName } from "./fetch/data-files.js";
export { dataSets } from "./fetch/data-files.js";
export { DownloadError, type DownloadErrorOptions } from "./fetch/download-error.js";
export { fetchData, type FetchDataOptions, type FetchedFile } from "./fetch/fetch-data.js";
export { planFetch, type PlannedSet } from "./fetch/fetch-plan.js";

// Runs: answers and judgments.
export { readManifest } from "./run-directory/open-run.js";
export { RunBusyError } from "./run-directory/run-busy-error.js";
export { RunChangedError } from "./run-directory/run-changed-error.js";
export type { RunData, RunManifest } from "./run-directory/run-manifest.js";
export { type JudgePaths, type RunPaths, runPaths } from "./run-directory/run-paths.js";
export type { CutLine } from "./log/append-log.js";
export { isAnswered, readAnswers } from "./answers/answer-log.js";
export type {
  AnsweredRow,
  AnswerRow,
  FailedRow,
  FailureReason,
  ModelCall,
  RecordedProposal,
  Usage,
} from "./answers/answer-row.js";
export { openRunAnswers, type RunAnswers, type RunAnswersOptions } from "./answers/run-answers.js";
export { modelGraph } from "./asking/model-graph.js";
export type { Progress } from "./asking/progress.js";
export { spentUsd } from "./asking/spent-usd.js";
export { sumOfPlans, type WorkPlan } from "./asking/work-plan.js";
export type { GenerateOptions, GenerateRequest } from "./generate/generate-options.js";
export type { FailedQuestion, GenerateSummary } from "./generate/generate-summary.js";
export { generate } from "./generate/generate.js";
export { planGeneration, type PlanGenerationOptions } from "./generate/plan-generation.js";
export { judgeAll } from "./judge/judge-all.js";
export { judgeGraph } from "./judge/judge-graph.js";
export type { JudgeAllOptions, JudgeOptions } from "./judge/judge-options.js";
export { judgeRun, type JudgeRunOptions } from "./judge/judge-run.js";
export type { JudgeRunSummary, JudgeSummary, UnclearTask } from "./judge/judge-summary.js";
export type { JudgeReply, JudgeTask, TokenLogprob, Verdict } from "./judge/judge-task.js";
export { isJudged, readJudgments } from "./judge/judgment-log.js";
export type { JudgedRow, JudgmentRow, UnclearRow } from "./judge/judgment-row.js";
export { planJudging, type PlanJudgingOptions } from "./judge/plan-judging.js";

// Scores.
export { scoreFile, type ScoreFileOptions } from "./score/score-file.js";
export { scoreRun, type ScoreRunOptions } from "./score/score-run.js";
export { alpacaEval } from "./alpaca-eval/alpaca-eval.js";
export { averageLength } from "./alpaca-eval/average-length.js";
export { type AlpacaOutput, readAlpacaOutputs } from "./alpaca-eval/data/alpaca-outputs.js";
export {
  type Leaderboard,
  type LeaderboardRow,
  readLeaderboard,
} from "./alpaca-eval/data/leaderboard.js";
export type { LengthControlTables } from "./alpaca-eval/data/length-control-tables.js";
export { readLengthControlTables } from "./alpaca-eval/data/read-length-control-tables.js";
export { reconstructTables } from "./alpaca-eval/data/reconstruct-tables.js";
export { isSwitched } from "./alpaca-eval/is-switched.js";
export {
  alpacaJudgePrompt,
  type ChatPrompt,
  chatPromptOf,
  type JudgedOutputs,
} from "./alpaca-eval/judge-prompt.js";
export {
  preferenceFromLogprobs,
  preferenceFromText,
} from "./alpaca-eval/preference-from-logprobs.js";
export { alpacaEvalScore } from "./alpaca-eval/score/alpaca-eval-score.js";
export { type AlpacaAnnotation, readAnnotations } from "./alpaca-eval/score/annotations.js";
export { type WinRate, winRate } from "./alpaca-eval/win-rate.js";
export { type ScoredC, triedCs } from "./length-control/choose-c.js";
export { groupKFold } from "./length-control/group-k-fold.js";
export { fitL1Logistic, type LogisticFit } from "./length-control/l1-logistic.js";
export type { LengthControlInput } from "./length-control/length-control-data.js";
export {
  lengthControlInterval,
  type LengthControlIntervalOptions,
} from "./length-control/length-control-interval.js";
export {
  type LengthControlledWinRate,
  lengthControlledWinRate,
  type LengthControlOptions,
} from "./length-control/length-controlled-win-rate.js";
export type { LogisticData } from "./length-control/logistic-state.js";
export {
  difficultiesFromPredictions,
  type GamedAnnotations,
  gamedRowsOf,
} from "./length-control/reconstruction.js";
export type {
  GamedRow,
  LengthControlVariant,
  LengthControlWeights,
} from "./length-control/variant.js";
export {
  type PredictedWinRate,
  predictWinRate,
  winRateFromWeights,
} from "./length-control/win-rate-from-weights.js";
export { mtBenchCategories, mtBenchCategoryOf } from "./mt-bench/mt-bench-categories.js";
export { type MtBenchAnswer, readMtBenchAnswers } from "./mt-bench/mt-bench-files.js";
export {
  type JudgePrompt,
  mtBenchNeedsReference,
  mtBenchPrompt,
  type MtBenchPromptParts,
  type MtBenchPromptTemplate,
} from "./mt-bench/mt-bench-prompt.js";
export { mtBenchScore } from "./mt-bench/mt-bench-score.js";
export {
  type MtBenchRating,
  type MtBenchScores,
  mtBenchScores,
} from "./mt-bench/mt-bench-scores.js";
export { mtBenchTemperature } from "./mt-bench/mt-bench-temperature.js";
export { mtBench } from "./mt-bench/mt-bench.js";
export { ratingOf } from "./mt-bench/rating-of.js";
export { type FlaskAnswer, readFlaskAnswers } from "./flask/flask-files.js";
export {
  type DifficultySum,
  type DomainSum,
  flaskScoresByDifficulty,
  flaskScoresByDomain,
  type ReviewInDomains,
  type ReviewOfDifficulty,
} from "./flask/flask-groups.js";
export {
  flaskPrompt,
  type FlaskPromptParts,
  type FlaskPromptTemplate,
  type FlaskSkill,
} from "./flask/flask-prompt.js";
export { flaskScore } from "./flask/flask-score.js";
export {
  type FlaskScores,
  flaskScores,
  type ScoreSum,
  type SkillSum,
} from "./flask/flask-scores.js";
export { flaskDifficulties, flaskDomains, flaskSkills } from "./flask/flask-skills.js";
export { flask } from "./flask/flask.js";
export type { PythonValue } from "./flask/python/python-literal.js";
export { type SkillScores, skillScoresOf } from "./flask/skill-scores-of.js";
export type { AnswerToCheck } from "./accuracy/accuracy-findings.js";
export { accuracyOfRun, type AccuracyOfRunOptions } from "./accuracy/accuracy-of-run.js";
export { type AccuracyOptions, accuracyScore } from "./accuracy/accuracy-score.js";
export {
  checkExpectedAnswers,
  type ExpectedAnswersRequest,
} from "./accuracy/check-expected-answers.js";
export { type Checker, type CheckerName, checkers } from "./accuracy/checkers.js";
export { finalNumberOf } from "./accuracy/final-number-of.js";

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

// Similarity of texts.
export { bleuCounts, type BleuCounts } from "./similarity/bleu-counts.js";
export { codePointLength } from "./similarity/code-points.js";
export { indelDistance, indelRatio } from "./similarity/indel.js";
export {
  countPieces,
  type Distribution,
  lengthStatistics,
  type LengthStatistics,
} from "./similarity/length-statistics.js";
export { levenshteinDistance, levenshteinSimilarity } from "./similarity/levenshtein.js";
export { sentenceBleu, type SentenceBleuOptions } from "./similarity/sentence-bleu.js";
export { tfidfCosine, tfidfCosines } from "./similarity/tfidf-cosine.js";
export { tokenize, type Tokenization } from "./similarity/tokenize.js";

// Statistics.
export {
  bootstrapInterval,
  type BootstrapOptions,
  type Interval,
} from "./statistics/bootstrap-interval.js";
export type { ClusteredValue } from "./statistics/clusters.js";
export {
  comparePaired,
  type PairedComparison,
  type PairedOptions,
  type PairedScores,
} from "./statistics/compare-paired.js";
export { mean } from "./statistics/mean.js";
export { quantile, quantiles } from "./statistics/quantile.js";
export { roundHalfEven } from "./statistics/round-half-even.js";
export { sampleStandardDeviation } from "./statistics/sample-standard-deviation.js";
export { type SpearmanTest, spearmanTest } from "./statistics/spearman-test.js";
export { spearman } from "./statistics/spearman.js";
export { standardError } from "./statistics/standard-error.js";

// Results, plots and the page of a run.
export type {
  BarPlot,
  Cell,
  Column,
  EvaluationResult,
  LinePlot,
  Plot,
  RadarPlot,
  ScatterPlot,
  Table,
  TableRow,
} from "./results/evaluation-result.js";
export { resultJson } from "./results/result-json.js";
export { resultMarkdown } from "./results/result-markdown.js";
export { tableCsv } from "./results/table-csv.js";
export { writeResult } from "./results/write-result.js";
export { plotSvg, type PlotSvgOptions } from "./plots/plot-svg.js";
export { writeReport, type WriteReportOptions, type WrittenReport } from "./report/write-report.js";
