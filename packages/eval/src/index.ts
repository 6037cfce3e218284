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
export type { WorkSummary } from "./asking/work-summary.js";

export * from "./score-exports.js";
export * from "./analysis-exports.js";

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
