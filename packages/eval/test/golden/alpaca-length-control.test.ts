import { describe, expect, test } from "vitest";
import { trainingData } from "../../src/length-control/length-control-data.js";
import {
  lengthControlledWinRate,
  type LengthControlOptions,
} from "../../src/length-control/length-controlled-win-rate.js";
import type {
  LengthControlVariant,
  LengthControlWeights,
} from "../../src/length-control/variant.js";
import {
  predictWinRate,
  winRateFromWeights,
} from "../../src/length-control/win-rate-from-weights.js";
import { hasSharedData, sharedJson } from "../shared-data.js";
import {
  baselineLengths,
  difficulties,
  gamedRows,
  numericAnnotations,
  sklearnFolds,
} from "./alpaca-data.js";
import { recordGolden, worstError } from "./worst-error.js";

interface SchemeGolden {
  readonly C_exact: number;
  readonly cv_neg_logloss_exact: number[];
  readonly coef_exact: number[];
  readonly exact: { readonly lc_winrate: number; readonly lc_standard_error: number };
  readonly liblinear: { readonly lc_winrate: number; readonly lc_standard_error: number };
  readonly C_liblinear: number;
}

interface VariantGolden {
  readonly n_rows_train: number;
  readonly groupkfold: SchemeGolden;
  readonly mod5: SchemeGolden;
  readonly exact_by_C: {
    readonly C: number;
    readonly coef: number[];
    readonly lc_winrate: number;
  }[];
}

interface ModelGolden {
  readonly special?: string;
  readonly variants: Record<`length_controlled_${LengthControlVariant}`, VariantGolden>;
  readonly published: { readonly length_controlled_winrate: number } | null;
}

const tolerances = { c: 0, coefficients: 1e-6, winRate: 1e-6, scores: 1e-8 };

describe.skipIf(!hasSharedData)("alpaca_lc_dev.json", () => {
  const errors = {
    byC: worstError(tolerances.winRate),
    coefficients: worstError(tolerances.coefficients),
    scores: worstError(tolerances.scores),
    chosen: worstError(tolerances.winRate),
    rows: worstError(0),
    published: worstError(0.35),
    kkt: worstError(1e-9),
  };

  test("coefficients, scores, the chosen C and win rates of all models and variants agree", () => {
    const { models } = sharedJson<{
      models: Record<string, ModelGolden>;
    }>("golden/alpaca_lc_dev.json");
    const tables = { gamed: gamedRows(), difficulties: difficulties() };
    let compared = 0;
    for (const annotations of numericAnnotations()) {
      const golden = models[annotations.model];
      if (golden?.variants === undefined) continue;
      compared++;
      const input = {
        ...tables,
        preferences: annotations.preference,
        lengths: annotations.len_output,
        baselineLengths: baselineLengths(annotations),
      };
      for (const variant of ["v1", "noreg", "minimal"] as const) {
        compareVariant(
          annotations.model,
          { ...input, variant },
          golden.variants[`length_controlled_${variant}`],
        );
      }
      const published = golden.published?.length_controlled_winrate;
      if (published === undefined) continue;
      const own = lengthControlledWinRate(input).lengthControlledWinRate;
      errors.published.compare(annotations.model, published, own);
    }
    recordGolden("alpaca_lc_dev.json exact_by_C lc_winrate", errors.byC);
    recordGolden("alpaca_lc_dev.json coef", errors.coefficients);
    recordGolden("alpaca_lc_dev.json cv_neg_logloss_exact", errors.scores);
    recordGolden(
      "alpaca_lc_dev.json chosen C, lc_winrate, lc_standard_error (groupkfold, mod5)",
      errors.chosen,
    );
    recordGolden("alpaca_lc_dev.json KKT violation of our fits", errors.kkt);
    recordGolden(
      "alpaca_lc_dev.json published LC, own folds, reconstructed tables",
      errors.published,
    );
    expect(Object.values(errors).flatMap(({ failures }) => failures)).toEqual([]);
    expect(compared).toBe(40);
  });

  function compareVariant(name: string, input: LengthControlOptions, golden: VariantGolden): void {
    const { variant = "v1", preferences } = input;
    const rows = trainingData(input).labels.length;
    errors.rows.compare(`${name} ${variant}`, golden.n_rows_train, rows);
    for (const { C: c, coef, lc_winrate: expected } of golden.exact_by_C) {
      const found = lengthControlledWinRate({ ...input, c });
      errors.byC.compare(`${name} ${variant} ${c}`, expected, found.lengthControlledWinRate);
      errors.kkt.compare(`${name} ${variant} ${c}`, 0, found.kkt);
      compareCoefficients(`${name} ${variant} ${c}`, coef, found.weights);
    }
    const groups = sklearnFolds(`${variant === "v1" ? "v1" : "plain"}_${preferences.length}`);
    const mod5 = Array.from({ length: rows }, (_, row) => row % 5);
    compareScheme(`${name} ${variant} groupkfold`, { ...input, folds: groups }, golden.groupkfold);
    compareScheme(`${name} ${variant} mod5`, { ...input, folds: mod5 }, golden.mod5);
  }

  function compareScheme(name: string, input: LengthControlOptions, golden: SchemeGolden): void {
    const found = lengthControlledWinRate(input);
    golden.cv_neg_logloss_exact.forEach((expected, at) => {
      errors.scores.compare(`${name} score ${at}`, expected, found.scores[at]?.score ?? null);
    });
    errors.chosen.compare(`${name} C`, Math.log10(golden.C_exact), Math.log10(found.c));
    errors.chosen.compare(`${name} LC`, golden.exact.lc_winrate, found.lengthControlledWinRate);
    errors.chosen.compare(`${name} SE`, golden.exact.lc_standard_error, found.standardError);
    compareCoefficients(name, golden.coef_exact, found.weights);
  }

  function compareCoefficients(name: string, golden: number[], found: LengthControlWeights): void {
    const { tanhStdDeltaLen, instructionDifficulty, intercept } = found;
    const all = [tanhStdDeltaLen, instructionDifficulty, intercept];
    const own = golden.length === 2 ? all.toSpliced(1, 1) : all;
    golden.forEach((expected, at) =>
      errors.coefficients.compare(`${name} ${at}`, expected, own[at] ?? null),
    );
  }
});

interface SnakeWeights {
  readonly tanh_std_delta_len: number;
  readonly instruction_difficulty: number;
  readonly intercept: number;
}

function weightsOf(weights: SnakeWeights): LengthControlWeights {
  return {
    tanhStdDeltaLen: weights.tanh_std_delta_len,
    instructionDifficulty: weights.instruction_difficulty,
    intercept: weights.intercept,
  };
}

describe.skipIf(!hasSharedData)("alpaca_lc_from_weights_dev.json", () => {
  test("win rates from published coefficients agree", () => {
    const golden = sharedJson<
      Record<
        string,
        { n: number; glm_weights: SnakeWeights; lc_winrate: number; lc_standard_error: number }
      >
    >("golden/alpaca_lc_from_weights_dev.json");
    const errors = worstError(1e-9);
    const all = difficulties();
    for (const [model, { n, glm_weights: weights, ...expected }] of Object.entries(golden)) {
      const found = winRateFromWeights(weightsOf(weights), all.slice(0, n));
      errors.compare(model, expected.lc_winrate, found.winRate);
      errors.compare(`${model} SE`, expected.lc_standard_error, found.standardError);
    }
    recordGolden("alpaca_lc_from_weights_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(224);
  });
});

describe.skipIf(!hasSharedData)("alpaca_predict_winrate_dev.json", () => {
  test("predicted win rates between two models agree", () => {
    const { rows } = sharedJson<{
      rows: Record<string, { glm_weights?: SnakeWeights }>;
    }>("alpaca_eval/leaderboard_dev.json");
    const golden = sharedJson<
      {
        model: string;
        baseline: string;
        winrate_fraction: number;
      }[]
    >("golden/alpaca_predict_winrate_dev.json");
    const weights = (model: string): LengthControlWeights =>
      weightsOf(
        rows[model]?.glm_weights ?? {
          tanh_std_delta_len: NaN,
          instruction_difficulty: NaN,
          intercept: NaN,
        },
      );
    const errors = worstError(1e-9);
    for (const { model, baseline, winrate_fraction: expected } of golden) {
      const found = predictWinRate(weights(model), weights(baseline), difficulties());
      errors.compare(`${model} ${baseline}`, expected, found / 100);
    }
    recordGolden("alpaca_predict_winrate_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(4);
  });
});
