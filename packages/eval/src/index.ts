/**
 * Evaluation of Mixture-of-Agents graphs: AlpacaEval 2, MT-Bench, FLASK, the analyses of the paper, and
 * comparison on your own data.
 *
 * @module @moagraph/eval
 */
export type { Benchmark, BenchmarkName, QuestionSettings } from "./benchmark/benchmark.js";
export type { Question, QuestionId } from "./benchmark/question.js";
export type {
  AnsweredRow,
  AnswerRow,
  FailedRow,
  FailureReason,
  ModelCall,
  RecordedProposal,
  Usage,
} from "./answers/answer-row.js";
export type { JudgeReply, JudgeTask, TokenLogprob, Verdict } from "./judge/judge-task.js";
export type { JudgedRow, JudgmentRow, UnclearRow } from "./judge/judgment-row.js";
export type { RunManifest } from "./run-directory/run-manifest.js";
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
export { plotSvg, type PlotSvgOptions } from "./plots/plot-svg.js";
export { ResultError } from "./results/result-error.js";
export { resultJson } from "./results/result-json.js";
export { resultMarkdown } from "./results/result-markdown.js";
export { tableCsv } from "./results/table-csv.js";
export { writeResult } from "./results/write-result.js";
