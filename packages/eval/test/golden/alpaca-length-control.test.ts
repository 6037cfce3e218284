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
import { mean } from "../../src/statistics/mean.js";
import { hasSharedData, sharedJson } from "../shared-data.js";
import {
  baselineLengths,
  difficulties,
  gamedRows,
  numericAnnotations,
  sklearnFolds,
} from "./alpaca-data.js";
import { recordGolden, type WorstError, worstError } from "./worst-error.js";

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
  readonly mean_tanh: number;
  readonly special?: string;
  readonly variants: Record<`length_controlled_${LengthControlVariant}`, VariantGolden>;
  readonly published: { readonly length_controlled_winrate: number } | null;
}

interface LengthControlFile {
  readonly models: Record<string, ModelGolden>;
}

/** The models with fits. The baseline has none. */
function comparedModels(): { name: string; input: LengthControlOptions; golden: ModelGolden }[] {
  const { models } = sharedJson("golden/alpaca_lc_dev.json") as LengthControlFile;
  const tables = { gamed: gamedRows(), difficulties: difficulties() };
  return numericAnnotations().flatMap((annotations) => {
    const golden = models[annotations.model];
    if (golden?.variants === undefined) return [];
    const input = {
      ...tables,
      preferences: annotations.preference,
      lengths: annotations.len_output,
      baselineLengths: baselineLengths(annotations),
    };
    return [{ name: annotations.model, input, golden }];
  });
}

/** Thousands of fits: seconds on an idle machine. */
const timeoutMs = 240_000;

/** The default for all models. The others leave out a part of its data, and are fitted by the same code. */
const variants = [
  // All 40 for the table of goldens.
  { variant: "v1", count: process.env["MOAGRAPH_GOLDEN_TABLE"] === undefined ? 20 : 40 },
  { variant: "noreg", count: 10 },
  { variant: "minimal", count: 10 },
] as const;
/** The exact optimum and liblinear's result differ by as much, in points. */
const liblinearTolerance = { v1: 0.02, noreg: 0.16, minimal: 0.16 };

describe.skipIf(!hasSharedData)("alpaca_lc_dev.json", () => {
  test.each(variants)(
    "features, coefficients, scores, C and win rates of `$variant` agree",
    ({ variant, count }) => {
      const errors = errorsOf(variant);
      const all = comparedModels();
      const models = all.filter((_, at) => at % (all.length / count) === 0);
      for (const { name, input, golden } of models) {
        const expected = golden.variants[`length_controlled_${variant}`];
        compareFeature(errors, name, { ...input, variant }, golden);
        compareByC(errors, name, { ...input, variant }, expected);
        compareFolds(errors, name, { ...input, variant }, expected);
      }
      for (const [name, found] of Object.entries(errors)) {
        recordGolden(`alpaca_lc_dev.json ${variant}: ${name}`, found);
      }
      expect(Object.values(errors).flatMap(({ failures }) => failures)).toEqual([]);
      expect(models).toHaveLength(count);
    },
    timeoutMs,
  );

  test(
    "our folds and the reconstructed tables come within 0.35 points of the published win rates",
    () => {
      const errors = worstError(0.35);
      for (const { name, input, golden } of comparedModels()) {
        if (golden.published === null) continue;
        const { lengthControlledWinRate: found } = lengthControlledWinRate(input);
        errors.compare(name, golden.published.length_controlled_winrate, found);
      }
      recordGolden("alpaca_lc_dev.json published v1, own folds", errors);
      expect(errors.failures).toEqual([]);
      expect(errors.cases).toBe(39);
    },
    timeoutMs,
  );
});

type Errors = Record<
  "mean_tanh" | "coef" | "lc_winrate" | "kkt" | "cv_neg_logloss_exact" | "C_exact" | "liblinear",
  WorstError
>;

function errorsOf(variant: LengthControlVariant): Errors {
  return {
    mean_tanh: worstError(1e-12),
    coef: worstError(1e-6),
    lc_winrate: worstError(1e-6),
    kkt: worstError(1e-9),
    cv_neg_logloss_exact: worstError(1e-8),
    C_exact: worstError(1e-9),
    liblinear: worstError(liblinearTolerance[variant]),
  };
}

function compareFeature(
  errors: Errors,
  name: string,
  input: LengthControlOptions,
  golden: ModelGolden,
): void {
  const { features, labels } = trainingData(input);
  const own = features[0]?.slice(-input.preferences.length) ?? [];
  errors.mean_tanh.compare(name, golden.mean_tanh, mean([...own]));
  const expected = golden.variants[`length_controlled_${input.variant ?? "v1"}`].n_rows_train;
  errors.mean_tanh.compare(`${name} rows`, expected, labels.length);
}

function compareByC(
  errors: Errors,
  name: string,
  input: LengthControlOptions,
  golden: VariantGolden,
): void {
  for (const { C: c, coef, lc_winrate: expected } of golden.exact_by_C) {
    const found = lengthControlledWinRate({ ...input, c });
    errors.lc_winrate.compare(`${name} ${c}`, expected, found.lengthControlledWinRate);
    errors.kkt.compare(`${name} ${c}`, 0, found.kkt);
    compareCoefficients(errors, `${name} ${c}`, coef, found.weights);
  }
}

function compareFolds(
  errors: Errors,
  name: string,
  input: LengthControlOptions,
  golden: VariantGolden,
): void {
  const { variant = "v1", preferences } = input;
  const groups = sklearnFolds(`${variant === "v1" ? "v1" : "plain"}_${preferences.length}`);
  const mod5 = Array.from({ length: golden.n_rows_train }, (_, row) => row % 5);
  compareScheme(errors, `${name} groupkfold`, { ...input, folds: groups }, golden.groupkfold);
  compareScheme(errors, `${name} mod5`, { ...input, folds: mod5 }, golden.mod5);
}

function compareScheme(
  errors: Errors,
  name: string,
  input: LengthControlOptions,
  golden: SchemeGolden,
): void {
  const found = lengthControlledWinRate(input);
  golden.cv_neg_logloss_exact.forEach((expected, at) => {
    errors.cv_neg_logloss_exact.compare(`${name} ${at}`, expected, found.scores[at]?.score ?? null);
  });
  errors.C_exact.compare(name, Math.log10(golden.C_exact), Math.log10(found.c ?? 0));
  errors.lc_winrate.compare(name, golden.exact.lc_winrate, found.lengthControlledWinRate);
  errors.lc_winrate.compare(`${name} error`, golden.exact.lc_standard_error, found.standardError);
  compareCoefficients(errors, name, golden.coef_exact, found.weights);
  // liblinear can choose another C where two are nearly tied.
  if (Math.abs(golden.C_liblinear - (found.c ?? 0)) > 1e-9 * golden.C_liblinear) return;
  errors.liblinear.compare(name, golden.liblinear.lc_winrate, found.lengthControlledWinRate);
}

function compareCoefficients(
  errors: Errors,
  name: string,
  golden: number[],
  found: LengthControlWeights,
): void {
  const { tanhStdDeltaLen, instructionDifficulty, intercept } = found;
  const all = [tanhStdDeltaLen, instructionDifficulty, intercept];
  const own = golden.length === 2 ? all.toSpliced(1, 1) : all;
  golden.forEach((expected, at) => errors.coef.compare(`${name} ${at}`, expected, own[at] ?? null));
}

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
    const golden = sharedJson("golden/alpaca_lc_from_weights_dev.json") as Record<
      string,
      { n: number; glm_weights: SnakeWeights; lc_winrate: number; lc_standard_error: number }
    >;
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
    const { rows } = sharedJson("alpaca_eval/leaderboard_dev.json") as {
      rows: Record<string, { glm_weights?: SnakeWeights }>;
    };
    const golden = sharedJson("golden/alpaca_predict_winrate_dev.json") as {
      model: string;
      baseline: string;
      winrate_fraction: number;
    }[];
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
