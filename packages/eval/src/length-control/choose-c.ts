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
  const weights = data.weights.map((weight, row) => (folds[row] === fold ? 0 : weight));
  let start: readonly number[] | undefined;
  return triedCs.map((c) => {
    start = fitL1Logistic({ ...data, weights }, c, start).coefficients;
    return -lossOnFold(data, start, folds, fold);
  });
}

const epsilon = 1e-15;

function lossOnFold(
  { features, labels, weights }: LogisticData,
  coefficients: readonly number[],
  folds: readonly number[],
  fold: number,
): number {
  let [sum, rows] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    if (folds[row] !== fold) continue;
    const z = features.reduce(
      (total, column, at) => total + column[row]! * (coefficients[at] ?? 0),
      0,
    );
    const p = Math.min(1 - epsilon, Math.max(epsilon, logistic(z)));
    const label = labels[row]!;
    sum -= weights[row]! * (label * Math.log(p) + (1 - label) * Math.log(1 - p));
    rows++;
  }
  return sum / rows;
}

/** 1 / (1 + e^−z). */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
