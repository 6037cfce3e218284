import { mean } from "simple-statistics";
import { fitL1Logistic } from "./l1-logistic.js";
import type { LogisticData } from "./logistic-state.js";

/** The values of C that AlpacaEval tries: ten from 10⁻⁴ to 10⁴, evenly spaced by logarithm. */
export const triedCs: readonly number[] = Array.from(
  { length: 10 },
  (_, k) => 10 ** (-4 + (8 * k) / 9),
);

/** A value of C with its score in cross-validation. */
export interface ScoredC {
  readonly c: number;
  /** Mean over the folds of −mean over the fold's rows of weight · log loss. Higher is better. */
  readonly score: number;
}

/**
 * Scores each C by cross-validation.
 *
 * @param data - All training rows.
 * @param folds - The fold of each row, from 0.
 * @see `LogisticRegressionCV` in `fit_LogisticRegressionCV` of alpaca_eval's `glm_winrate.py`.
 */
export function scoreCs(data: LogisticData, folds: readonly number[]): ScoredC[] {
  const count = Math.max(...folds) + 1;
  const byFold = Array.from({ length: count }, (_, fold) => foldScores(data, folds, fold));
  return triedCs.map((c, at) => ({
    c,
    score: mean(byFold.map((scores) => scores[at] ?? Number.NaN)),
  }));
}

/** The C with the best score. Of equal ones, the smallest. */
export function bestC(scored: readonly ScoredC[]): number {
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).c;
}

/** The scores of all C on one fold. Each fit starts at the result of the one before. */
function foldScores(data: LogisticData, folds: readonly number[], fold: number): number[] {
  const training = rowsWhere(data, (row) => folds[row] !== fold);
  const test = rowsWhere(data, (row) => folds[row] === fold);
  let start: readonly number[] | undefined;
  return triedCs.map((c) => {
    start = fitL1Logistic(training, c, start).coefficients;
    return -meanLoss(test, start);
  });
}

function rowsWhere(data: LogisticData, isWanted: (row: number) => boolean): LogisticData {
  const part = (column: Float64Array): Float64Array => column.filter((_, row) => isWanted(row));
  return {
    features: data.features.map(part),
    labels: part(data.labels),
    weights: part(data.weights),
  };
}

const epsilon = 1e-15;

/** Mean over the rows of weight · log loss. */
function meanLoss(
  { features, labels, weights }: LogisticData,
  coefficients: readonly number[],
): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const z = features.reduce(
      (total, column, at) => total + column[row]! * (coefficients[at] ?? 0),
      0,
    );
    const p = Math.min(1 - epsilon, Math.max(epsilon, logistic(z)));
    const label = labels[row]!;
    sum -= weights[row]! * (label * Math.log(p) + (1 - label) * Math.log(1 - p));
  }
  return sum / labels.length;
}

/** 1 / (1 + e^−z). */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
