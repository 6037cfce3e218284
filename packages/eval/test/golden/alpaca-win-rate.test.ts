import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { averageLength } from "../../src/alpaca-eval/average-length.js";
import { isSwitched } from "../../src/alpaca-eval/is-switched.js";
import { alpacaJudgePrompt } from "../../src/alpaca-eval/judge-prompt.js";
import { preferenceFromLogprobs } from "../../src/alpaca-eval/preference-from-logprobs.js";
import { winRate } from "../../src/alpaca-eval/win-rate.js";
import type { TokenLogprob } from "../../src/judge/judge-task.js";
import { hasSharedData, sharedJson, sharedRecords, sharedText } from "../shared-data.js";
import { type NumericAnnotations, numericAnnotations } from "./alpaca-data.js";
import { recordGolden, type WorstError, worstError } from "./worst-error.js";

interface WinRateGolden {
  readonly n_total: number;
  readonly win_rate: number;
  readonly standard_error: number;
  readonly n_wins: number;
  readonly n_wins_base: number;
  readonly n_draws: number;
  readonly discrete_win_rate: number;
  readonly avg_length_present: number;
  readonly avg_length_805: number;
}

describe.skipIf(!hasSharedData)("alpaca_winrate_dev.json", () => {
  test("win rates, counts and lengths of 41 models agree with the recomputed and the published ones", () => {
    const [exact, published] = [worstError(1e-9), worstError(1e-9)];
    const { models } = sharedJson("golden/alpaca_winrate_dev.json") as {
      models: Record<
        string,
        { recomputed: WinRateGolden; published: (WinRateGolden & { avg_length: number }) | null }
      >;
    };
    for (const annotations of numericAnnotations()) {
      const golden = models[annotations.model];
      if (golden === undefined) continue;
      compareWinRate(exact, annotations, golden.recomputed);
      const present = averageLength(annotations.len_output);
      exact.compare(`${annotations.model} present`, golden.recomputed.avg_length_present, present);
      const length = averageLength(annotations.len_output, 805);
      exact.compare(`${annotations.model} length`, golden.recomputed.avg_length_805, length);
      if (golden.published === null) continue;
      compareWinRate(published, annotations, golden.published);
      published.compare(`${annotations.model} length`, golden.published.avg_length, length);
    }
    recordGolden("alpaca_winrate_dev.json (recomputed)", exact);
    recordGolden("alpaca_winrate_dev.json (published)", published);
    expect(exact.failures).toEqual([]);
    expect(published.failures).toEqual([]);
    expect(exact.cases).toBe(41 * 9);
  });
});

function compareWinRate(
  errors: WorstError,
  { model, preference }: NumericAnnotations,
  golden: WinRateGolden,
): void {
  const found = winRate(preference);
  errors.compare(`${model} n`, golden.n_total, found.total);
  errors.compare(`${model} win rate`, golden.win_rate, found.winRate);
  errors.compare(`${model} error`, golden.standard_error, found.standardError);
  errors.compare(`${model} wins`, golden.n_wins, found.wins);
  errors.compare(`${model} baseline wins`, golden.n_wins_base, found.baselineWins);
  errors.compare(`${model} draws`, golden.n_draws, found.draws);
  errors.compare(`${model} discrete`, golden.discrete_win_rate, found.discreteWinRate);
}

const instructionsFile = "alpaca_eval/instructions.jsonl.gz";

describe.skipIf(!hasSharedData)("is_switched.json", () => {
  test("all 805 flags agree", () => {
    const { flags } = sharedJson("alpaca_eval/is_switched.json") as { flags: string };
    const instructions = sharedRecords<{ instruction: string }>(instructionsFile);
    const errors = worstError(0);
    instructions.forEach(({ instruction }, at) => {
      errors.compare(`instruction ${at}`, Number(flags[at]), Number(isSwitched(instruction)));
    });
    recordGolden("alpaca_eval/is_switched.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(805);
  });
});

describe.skipIf(!hasSharedData)("judge_logprobs_dev.jsonl", () => {
  test("preferences from log-probabilities agree", () => {
    const rows = sharedRecords<{
      model: string;
      id: number;
      top_logprobs: TokenLogprob[];
      is_switched: boolean;
      preference: number;
    }>("alpaca_eval/judge_logprobs_dev.jsonl.gz");
    const errors = worstError(1e-9);
    for (const row of rows) {
      const found = preferenceFromLogprobs(row.top_logprobs, row.is_switched);
      errors.compare(`${row.model} ${row.id}`, row.preference, found ?? null);
    }
    recordGolden("alpaca_eval/judge_logprobs_dev.jsonl", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(210);
  });
});

describe.skipIf(!hasSharedData)("alpaca_judge_prompt_dev.json", () => {
  test("the judge's prompts are the same texts", () => {
    const template = sharedText("alpaca_eval/alpaca_eval_clf.txt");
    const instructions = sharedRecords<{ instruction: string }>(instructionsFile);
    const golden = sharedJson("golden/alpaca_judge_prompt_dev.json") as {
      id: number;
      model: string;
      prompt_sha256: string;
      prompt_chars: number;
    }[];
    const baseline = outputsOf("gpt4_1106_preview");
    const errors = worstError(0);
    for (const { id, model, prompt_sha256: hash } of golden) {
      const instruction = instructions[id]?.instruction ?? "";
      const prompt = alpacaJudgePrompt(template, {
        instruction,
        baselineOutput: baseline[id] ?? "",
        output: outputsOf(model)[id] ?? "",
        isSwitched: isSwitched(instruction),
      });
      const found = createHash("sha256").update(prompt, "utf8").digest("hex");
      errors.compare(`${model} ${id}`, 1, Number(found === hash));
    }
    recordGolden("alpaca_judge_prompt_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(28);
  });
});

function outputsOf(model: string): string[] {
  const rows = sharedRecords<{ output: string }>(`alpaca_eval/outputs/${model}.jsonl.gz`);
  return rows.map(({ output }) => output);
}
