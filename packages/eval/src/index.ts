/**
 * Evaluation of Mixture-of-Agents graphs: AlpacaEval 2, MT-Bench, FLASK, the analyses of the paper, and
 * comparison on your own data.
 *
 * @module @moagraph/eval
 */
export {
  EvalDataError,
  type EvalDataErrorOptions,
  type DataPlace,
} from "./data/eval-data-error.js";
export type { DataRecord } from "./data/data-record.js";
export { readJsonArray } from "./data/read-json-array.js";
export { readJsonLines } from "./data/read-json-lines.js";
export { readRecords } from "./data/read-records.js";
export type { Benchmark, BenchmarkName } from "./benchmark/benchmark.js";
export type { QuestionSettings } from "./benchmark/question-settings.js";
export type {
  AnsweredQuestion,
  BenchmarkTask,
  JudgedAnswers,
  Judging,
  JudgmentFile,
} from "./benchmark/judging.js";
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
export { resultJson } from "./results/result-json.js";
export { resultMarkdown } from "./results/result-markdown.js";
export { tableCsv } from "./results/table-csv.js";
export { writeResult } from "./results/write-result.js";

export { fillTemplate } from "./benchmark/fill-template.js";
export { mtBenchCategories, mtBenchCategoryOf } from "./mt-bench/mt-bench-categories.js";
export {
  type JudgePrompt,
  mtBenchPrompt,
  type MtBenchPromptParts,
  type MtBenchPromptTemplate,
} from "./mt-bench/mt-bench-prompt.js";
export {
  type MtBenchRating,
  type MtBenchScores,
  mtBenchScores,
} from "./mt-bench/mt-bench-scores.js";
export { mtBenchTemperature } from "./mt-bench/mt-bench-temperature.js";
export { ratingOf } from "./mt-bench/rating-of.js";
export { EvalInputError } from "./errors/eval-input-error.js";

export { mean } from "./statistics/mean.js";
export { sampleStandardDeviation } from "./statistics/sample-standard-deviation.js";
export { standardError } from "./statistics/standard-error.js";
export { quantile, quantiles } from "./statistics/quantile.js";
export { roundHalfEven } from "./statistics/round-half-even.js";
export { spearman } from "./statistics/spearman.js";
export { type SpearmanTest, spearmanTest } from "./statistics/spearman-test.js";
export type { ClusteredValue } from "./statistics/clusters.js";
export {
  bootstrapInterval,
  type BootstrapOptions,
  type Interval,
} from "./statistics/bootstrap-interval.js";
export {
  comparePaired,
  type PairedComparison,
  type PairedOptions,
  type PairedScores,
} from "./statistics/compare-paired.js";

export { longWordsOf, tokenize, type Tokenization } from "./similarity/tokenize.js";
export { bleuCounts, type BleuCounts } from "./similarity/bleu-counts.js";
export { sentenceBleu, type SentenceBleuOptions } from "./similarity/sentence-bleu.js";
export { tfidfCosine, tfidfCosines } from "./similarity/tfidf-cosine.js";
export { levenshteinDistance, levenshteinSimilarity } from "./similarity/levenshtein.js";
export { indelDistance, indelRatio } from "./similarity/indel.js";
export { codePointLength } from "./similarity/code-points.js";
export {
  countPieces,
  type Distribution,
  lengthStatistics,
  type LengthStatistics,
} from "./similarity/length-statistics.js";

export { averageLength } from "./alpaca-eval/average-length.js";

export { writeReport, type WriteReportOptions, type WrittenReport } from "./report/write-report.js";
