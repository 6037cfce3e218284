/* Exports of the scores: of the benchmarks, of texts, and statistics. */
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
