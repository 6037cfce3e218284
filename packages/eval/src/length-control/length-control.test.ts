import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupKFold } from "./group-k-fold.js";
import { fitL1Logistic } from "./l1-logistic.js";
import { lengthControlInterval } from "./length-control-interval.js";
import { lengthControlledWinRate } from "./length-controlled-win-rate.js";
import { type LogisticData, objectiveAt } from "./logistic-state.js";
import { predictWinRate, winRateFromWeights } from "./win-rate-from-weights.js";

const number = fc.double({ min: -1, max: 1, noNaN: true });
const row = fc.record({
  x: fc.tuple(number, number, fc.constant(1)),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.constantFrom(0, 0.1, 1),
});

function dataOf(rows: readonly { x: number[]; y: number; weight: number }[]): LogisticData {
  return {
    features: [0, 1, 2].map((at) => Float64Array.from(rows, ({ x }) => x[at] ?? 0)),
    labels: Float64Array.from(rows, ({ y }) => y),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
}

describe("fitL1Logistic", () => {
  test("finds the known optimum of one coefficient", () => {
    const ones = new Float64Array([1, 1]);
    const data = { features: [ones], labels: new Float64Array([1, 0.5]), weights: ones };
    expect(fitL1Logistic(data, 1e6).coefficients[0]).toBeCloseTo(Math.log(3), 5);
    // σ(b) = 0.75 − 1 / (2C)
    expect(fitL1Logistic(data, 4).coefficients[0]).toBeCloseTo(Math.log(0.625 / 0.375), 9);
    expect(fitL1Logistic(data, 1).coefficients).toEqual([0]);
  });

  test("fulfils the optimality conditions, and no point near it is better", () => {
    const c = fc.constantFrom(1e-3, 0.1, 1, 50, 1e4);
    const step = fc.tuple(number, number, number);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 30 }),
        c,
        step,
        (rows, strength, move) => {
          const data = dataOf(rows);
          const fit = fitL1Logistic(data, strength);
          // At the largest C, rounding alone gives up to 1e-8.
          expect(fit.kkt).toBeLessThan(1e-7);
          const at = (scale: number): number =>
            objectiveAt(
              data,
              strength,
              fit.coefficients.map((value, index) => value + scale * move[index]!),
            );
          expect(at(0)).toBeLessThanOrEqual(at(0.01) + 1e-9);
        },
      ),
    );
  });

  test("finds the optimum with features that repeat each other on a tiny scale", () => {
    const rows = [
      { x: [-2.78e-6, -4.6e-11, 1], y: 0, weight: 0.1 },
      { x: [0, 0, 1], y: 0, weight: 0.1 },
    ];
    expect(fitL1Logistic(dataOf(rows), 1e4).kkt).toBeLessThan(1e-9);
  });

  test("reaches the same optimum from any start", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 8, maxLength: 20 }),
        fc.tuple(number, number, number),
        (rows, start) => {
          const data = dataOf(rows);
          const objective = (from?: number[]): number =>
            objectiveAt(data, 5, fitL1Logistic(data, 5, from).coefficients);
          expect(objective(start.map((value) => 10 * value))).toBeCloseTo(objective(), 8);
        },
      ),
    );
  });
});

describe("groupKFold", () => {
  test("keeps groups together and fills the smallest fold first", () => {
    expect(groupKFold([10, 10, 20, 30], 2)).toEqual([0, 0, 1, 1]);
  });

  test("rows without groups are dealt out from the last one", () => {
    expect(groupKFold([0, 1, 2, 3, 4, 5], 3)).toEqual([2, 1, 0, 2, 1, 0]);
  });

  test("needs as many groups as folds", () => {
    expect(() => groupKFold([1, 1, 2], 5)).toThrow("Cross-validation with 5 folds got 2 groups.");
  });
});

const annotations = {
  preferences: [1, 2, 2, 1.2, 1.9, 2, 1.1, 1.7],
  lengths: [10, 90, 80, 20, 60, 50, 30, 70],
  baselineLengths: [50, 50, 50, 50, 50, 50, 50, 50],
  difficulties: [0, 1, -1, 0.5, -0.5, 0.2, 0.7, -0.1],
  gamed: [],
  variant: "noreg",
} as const;

describe("lengthControlledWinRate", () => {
  test("a longer answer earns less than one of the same length", () => {
    const long = { ...annotations, lengths: annotations.lengths.map((length) => length + 100) };
    const [controlled, plain] = [
      lengthControlledWinRate({ ...long, c: 100 }),
      100 * (12.9 / 8 - 1),
    ];
    expect(controlled.weights.tanhStdDeltaLen).toBeLessThan(0);
    expect(controlled.lengthControlledWinRate).toBeLessThan(plain);
  });

  test("chooses C by cross-validation, and accepts folds and a C", () => {
    const chosen = lengthControlledWinRate(annotations);
    expect(chosen.scores).toHaveLength(10);
    const best = Math.max(...chosen.scores.map(({ score }) => score));
    expect(chosen.scores.find(({ score }) => score === best)?.c).toBe(chosen.c);
    const fixed = lengthControlledWinRate({ ...annotations, c: chosen.c ?? 0 });
    expect(fixed).toMatchObject({ scores: [], weights: chosen.weights });
    const folds = [0, 0, 0, 0, 1, 1, 1, 1];
    expect(lengthControlledWinRate({ ...annotations, folds }).scores).not.toEqual(chosen.scores);
  });

  test("`minimal` needs no difficulty, and `v1` counts the gamed rows", () => {
    const minimal = lengthControlledWinRate({
      ...annotations,
      variant: "minimal",
      difficulties: [],
      c: 1,
    });
    expect(minimal.weights.instructionDifficulty).toBe(0);
    const gamed = [{ preference: 0, stdDeltaLen: -3, instructionDifficulty: 0 }];
    const [without, withRow] = [annotations, { ...annotations, gamed, variant: "v1" as const }].map(
      (input) => lengthControlledWinRate({ ...input, c: 100 }),
    );
    expect(withRow?.weights.tanhStdDeltaLen).toBeGreaterThan(without?.weights.tanhStdDeltaLen ?? 0);
  });

  test("the baseline itself has 50, without a fit", () => {
    const same = { ...annotations, lengths: annotations.baselineLengths };
    const draws = annotations.preferences.map(() => 1.5);
    const found = lengthControlledWinRate({ ...same, preferences: draws });
    expect(found).toMatchObject({ lengthControlledWinRate: 50, standardError: 0, c: null });
  });

  test("lists that do not fit together are errors", () => {
    const fit = (change: object) => () => lengthControlledWinRate({ ...annotations, ...change });
    expect(fit({ lengths: [1] })).toThrow(
      "got 8 preferences, 1 lengths of the model and 8 lengths of the baseline",
    );
    expect(fit({ difficulties: [1, 2] })).toThrow(
      "got 8 annotations, but the difficulties of 2 instructions",
    );
    expect(fit({ variant: "v1" })).toThrow("needs the rows of the gamed baselines, and got none");
    expect(fit({ folds: [0, 1] })).toThrow("got 2 folds for 8 training rows");
    expect(fit({ lengths: annotations.baselineLengths })).toThrow("all 8 are equal");
  });
});

describe("lengthControlInterval", () => {
  test("contains the win rate, is repeatable, and is wider than the published error", () => {
    const { lengthControlledWinRate: rate, standardError } = lengthControlledWinRate({
      ...annotations,
      c: 10,
    });
    const interval = lengthControlInterval({ ...annotations, c: 10, resamples: 200 });
    expect(interval).toEqual(lengthControlInterval({ ...annotations, c: 10, resamples: 200 }));
    expect(interval[0]).toBeLessThan(rate);
    expect(interval[1]).toBeGreaterThan(rate);
    expect(interval[1] - interval[0]).toBeGreaterThan(2 * (standardError ?? 0));
  });
});

describe("winRateFromWeights and predictWinRate", () => {
  const weights = { tanhStdDeltaLen: -1, instructionDifficulty: 0.5, intercept: 1 };

  test("return the documented examples", () => {
    const found = winRateFromWeights(weights, [0, 2]);
    expect(found.winRate).toBeCloseTo(80.59278283039436, 12);
    expect(found.standardError).toBeCloseTo(7.486924967393871, 12);
    expect(predictWinRate(weights, weights, [0, 2])).toBe(50);
  });

  test("both directions sum to 100", () => {
    const other = { tanhStdDeltaLen: 0, instructionDifficulty: -0.2, intercept: 0.3 };
    const difficulties = [-1, 0, 2];
    const sum =
      predictWinRate(weights, other, difficulties) + predictWinRate(other, weights, difficulties);
    expect(sum).toBeCloseTo(100, 12);
  });
});
