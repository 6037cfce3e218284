import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  mtBenchPrompt,
  type MtBenchPromptTemplate,
  mtBenchScores,
  ratingOf,
} from "../../src/index.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";
import { needsReference } from "../../src/mt-bench/mt-bench-prompt.js";

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

describe.skipIf(!hasSharedData)("MT-Bench's golden numbers", () => {
  test("every rating is parsed as by the official code", () => {
    const cases = sharedJson<{ judgment: string; score: number }[]>(
      "golden/mt_bench_parse_dev.json",
    );
    expect(cases.map(({ judgment }) => ratingOf(judgment))).toEqual(
      cases.map(({ score }) => score),
    );
  });

  test("every published judgment has the rating that its file records", () => {
    const judgments = sharedRecords<Judgment>("mt_bench/judgments_dev.jsonl.gz");
    const wrong = judgments.filter(({ judgment, score }) => ratingOf(judgment) !== score);
    expect(wrong).toEqual([]);
    expect(judgments.length).toBeGreaterThan(1000);
  });

  const models = hasSharedData
    ? Object.entries(sharedJson<Record<string, Scores>>("golden/mt_bench_scores_dev.json"))
    : [];
  test.each(models)("the scores of %s are exact", (model, expected) => {
    const judgments = sharedRecords<Judgment>("mt_bench/judgments_dev.jsonl.gz");
    const scores = mtBenchScores(judgments.filter((row) => row.model === model));
    expect(scores).toMatchObject({ rows: expected.rows, dropped: expected.dropped });
    for (const key of ["turn1", "turn2", "average"] as const) {
      expect(Math.abs((scores[key] as number) - expected[key])).toBeLessThan(1e-12);
    }
    expect(Object.keys(scores.byCategory).toSorted()).toEqual(
      Object.keys(expected.by_category).toSorted(),
    );
    for (const [category, mean] of Object.entries(expected.by_category)) {
      expect(Math.abs((scores.byCategory[category] as number) - mean)).toBeLessThan(1e-12);
    }
  });

  test("every judge prompt is that of the published judgments", () => {
    const prompts = sharedJson<Prompt[]>("golden/mt_bench_prompts_dev.json");
    const templates = sharedRecords<MtBenchPromptTemplate>("mt_bench/judge_prompts.jsonl");
    const asked = byId(sharedRecords<Asked>("mt_bench/question.jsonl"));
    const references = byId(sharedRecords<Reference>("mt_bench/reference_answer_gpt-4.jsonl"));
    const answersOf = Object.fromEntries(
      ["mistral-orpo-mix", "mistral-orpo-capybara"].map((model) => [
        model,
        byId(sharedRecords<Turns>(`mt_bench/answers_${model}.jsonl.gz`)),
      ]),
    );
    const wrong = prompts.filter(
      ({ model, question_id: id, turn, prompt_name: name, ...prompt }) => {
        const question = asked.get(id)!;
        const made = mtBenchPrompt(
          templates.find((each) => each.name === name)!,
          {
            turn,
            questions: question.turns,
            answers: answersOf[model]!.get(id)!.turns,
            ...(needsReference(question.category)
              ? { references: references.get(id)!.choices[0].turns }
              : {}),
          },
        );
        return sha256(made.user) !== prompt.user_prompt_sha256;
      },
    );
    expect(wrong).toEqual([]);
    expect(prompts.length).toBeGreaterThan(100);
  });
});

function byId<T extends { readonly question_id: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.question_id, row]));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
