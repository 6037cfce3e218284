import { describe, expect, test } from "vitest";
import { averageLength } from "../../src/alpaca-eval/average-length.js";
import { codePointLength } from "../../src/similarity/code-points.js";
import { type Distribution, lengthStatistics } from "../../src/similarity/length-statistics.js";
import { spearmanTest } from "../../src/statistics/spearman-test.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";
import { recordGolden, worstError } from "./worst-error.js";

describe.skipIf(!hasSharedData)("spearman_dev.json", () => {
  test("rank correlations and their p-values agree with scipy", () => {
    const errors = worstError(1e-9);
    interface Case {
      readonly name: string;
      readonly x: number[];
      readonly y: number[];
      readonly rho: number | null;
      readonly p_two_sided: number | null;
    }
    for (const golden of sharedJson("golden/spearman_dev.json") as Case[]) {
      const found = spearmanTest(golden.x, golden.y);
      errors.compare(`${golden.name} rho`, golden.rho, found?.rho ?? null);
      errors.compare(`${golden.name} p`, golden.p_two_sided, found?.p ?? null);
    }
    recordGolden("spearman_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(34);
  });
});

interface LengthsGolden {
  readonly models: Record<
    string,
    {
      readonly n: number;
      readonly chars: Distribution;
      readonly utf16_units_mean: number;
      readonly pieces: Distribution;
      readonly approx_tokens: Distribution;
      readonly leaderboard_avg_length: number;
    }
  >;
}

describe.skipIf(!hasSharedData)("output_lengths_dev.json", () => {
  test("lengths in code points, UTF-16 units, pieces and tokens agree with the golden", () => {
    const errors = worstError(1e-9);
    const { models } = sharedJson("golden/output_lengths_dev.json") as LengthsGolden;
    for (const [model, golden] of Object.entries(models)) {
      const texts = textsOf(model);
      const found = lengthStatistics(texts);
      errors.compare(`${model} n`, golden.n, found.n);
      errors.compare(`${model} utf16`, golden.utf16_units_mean, found.utf16UnitsMean);
      const pairs = [
        [golden.chars, found.chars],
        [golden.pieces, found.pieces],
        [golden.approx_tokens, found.approxTokens],
      ] as const;
      pairs.forEach(([expected, actual], at) => {
        for (const key of ["mean", "sd", "min", "p10", "p50", "p90", "p99", "max"] as const) {
          errors.compare(`${model} ${at} ${key}`, expected[key], actual[key]);
        }
      });
      errors.compare(
        `${model} average`,
        golden.leaderboard_avg_length,
        averageLength(texts.map(codePointLength)),
      );
    }
    recordGolden("output_lengths_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(13 * 27);
  });
});

/** The outputs of a model, or the instructions. */
function textsOf(name: string): string[] {
  if (name === "__instructions__") {
    const rows = sharedRecords<{ instruction: string }>("alpaca_eval/instructions.jsonl.gz");
    return rows.map(({ instruction }) => instruction);
  }
  const rows = sharedRecords<{ output: string }>(`alpaca_eval/outputs/${name}.jsonl.gz`);
  return rows.map(({ output }) => output);
}
