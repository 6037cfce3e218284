import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  mtBenchNeedsReference,
  mtBenchPrompt,
  type MtBenchPromptTemplate,
  mtBenchScores,
  ratingOf,
} from "../../src/index.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";
import { recordGolden, worstError } from "./worst-error.js";

interface Judgment {
  readonly model: string;
  readonly question_id: number;
  readonly turn: 1 | 2;
  readonly score: number;
  readonly judgment: string;
}

interface Scores {
  readonly rows: number;
  readonly dropped: number;
  readonly turn1: number;
  readonly turn2: number;
  readonly average: number;
  readonly by_category: Readonly<Record<string, number>>;
}

interface Prompt {
  readonly model: string;
  readonly question_id: number;
  readonly turn: 1 | 2;
  readonly prompt_name: string;
  readonly user_prompt_sha256: string;
}

interface Turns {
  readonly question_id: number;
  readonly turns: readonly string[];
}

interface Asked extends Turns {
  readonly category: string;
}

interface Reference {
  readonly question_id: number;
  readonly choices: readonly [{ readonly turns: readonly string[] }];
}

/** The published figures are exact but for the order of a sum. */
const tolerance = 1e-12;

describe.skipIf(!hasSharedData)("MT-Bench's golden numbers", () => {
  test("every rating is parsed as by the official code", () => {
    const file = "mt_bench_parse_dev.json";
    const cases = sharedJson(`golden/${file}`) as { judgment: string; score: number }[];
    const errors = worstError(0);
    for (const { judgment, score } of cases) errors.compare(judgment, score, ratingOf(judgment));
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(14);
  });

  test("every published judgment has the rating that its file records", () => {
    const errors = worstError(0);
    for (const { judgment, score, ...row } of publishedJudgments()) {
      errors.compare(`${row.model} ${row.question_id}`, score, ratingOf(judgment));
    }
    recordGolden("judgments_dev.jsonl.gz", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBeGreaterThan(1000);
  });

  test("the scores of every system are exact", () => {
    const file = "mt_bench_scores_dev.json";
    const errors = worstError(tolerance);
    for (const [model, golden] of Object.entries(
      sharedJson(`golden/${file}`) as Record<string, Scores>,
    )) {
      const scores = mtBenchScores(publishedJudgments().filter((row) => row.model === model));
      for (const key of ["rows", "dropped", "turn1", "turn2", "average"] as const) {
        errors.compare(`${model} ${key}`, golden[key], scores[key]);
      }
      expect(Object.keys(scores.byCategory).toSorted()).toEqual(
        Object.keys(golden.by_category).toSorted(),
      );
      for (const [category, mean] of Object.entries(golden.by_category)) {
        errors.compare(`${model} ${category}`, mean, scores.byCategory[category] ?? null);
      }
    }
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
  });

  test("every judge prompt is that of the published judgments", () => {
    const file = "mt_bench_prompts_dev.json";
    const templates = sharedRecords<MtBenchPromptTemplate>("mt_bench/judge_prompts.jsonl");
    const asked = byId(sharedRecords<Asked>("mt_bench/question.jsonl"));
    const references = byId(sharedRecords<Reference>("mt_bench/reference_answer_gpt-4.jsonl"));
    const answers = new Map(judgedSystems.map((model) => [model, answersOf(model)]));
    const errors = worstError(0);
    for (const golden of sharedJson(`golden/${file}`) as Prompt[]) {
      const { model, question_id: id, turn } = golden;
      const { category, turns: questions } = asked.get(id)!;
      const reference = references.get(id)?.choices[0].turns;
      const { name, user } = mtBenchPrompt(templates, {
        turn,
        questions,
        answers: answers.get(model)!.get(id)!.turns,
        references: mtBenchNeedsReference(category) ? reference : undefined,
      });
      const isSame = name === golden.prompt_name && sha256(user) === golden.user_prompt_sha256;
      errors.compare(`${model} ${id}:${turn}`, 1, Number(isSame));
    }
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBeGreaterThan(100);
  });
});

const judgedSystems = ["mistral-orpo-mix", "mistral-orpo-capybara"];

function answersOf(model: string): Map<number, Turns> {
  return byId(sharedRecords<Turns>(`mt_bench/answers_${model}.jsonl.gz`));
}

function publishedJudgments(): Judgment[] {
  return sharedRecords<Judgment>("mt_bench/judgments_dev.jsonl.gz");
}

function byId<T extends { readonly question_id: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.question_id, row]));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
