import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  flaskPrompt,
  type FlaskPromptTemplate,
  flaskScores,
  type FlaskSkill,
  type SkillScores,
  skillScoresOf,
} from "../../src/index.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";

interface ParseGolden {
  readonly real: readonly { readonly review_tail: string; readonly score: SkillScores }[];
  readonly edge: readonly { readonly review: string; readonly score: SkillScores }[];
}

interface AggregateGolden {
  readonly skills: readonly {
    readonly skill: string;
    readonly sum: number;
    readonly count: number;
    readonly avg: number;
  }[];
  readonly parsed_empty: number;
  readonly scores: Readonly<Record<string, SkillScores>>;
}

interface PromptGolden {
  readonly idx: number;
  readonly answers: string;
  readonly system_sha256: string;
  readonly prompt_sha256: string;
}

interface Asked {
  readonly idx: number;
  readonly instruction: string;
  readonly answer: string;
  readonly skill: readonly string[];
}

describe.skipIf(!hasSharedData)("FLASK's golden numbers", () => {
  test("every review is parsed as by the official code", () => {
    const { real, edge } = sharedJson<ParseGolden>("golden/flask_parse_dev.json");
    expect(real.map(({ review_tail: review }) => skillScoresOf(review))).toEqual(
      real.map(({ score }) => score),
    );
    expect(edge.map(({ review }) => skillScoresOf(review))).toEqual(edge.map(({ score }) => score));
  });

  test("every mean is exact", () => {
    const golden = sharedJson<AggregateGolden>("golden/flask_aggregate_dev.json");
    const reviews = sharedRecords<{ idx: number; review: string }>(
      "flask/synthetic_reviews_dev.jsonl.gz",
    );
    const parsed = reviews.map(({ review }) => skillScoresOf(review));
    expect(Object.fromEntries(reviews.map(({ idx }, index) => [idx, parsed[index]]))).toEqual(
      golden.scores,
    );
    const scores = flaskScores(parsed);
    expect(scores.empty).toBe(golden.parsed_empty);
    expect(scores.skills.map(({ skill, sum, count }) => ({ skill, sum, count }))).toEqual(
      golden.skills.map(({ skill, sum, count }) => ({ skill, sum, count })),
    );
    for (const [index, { avg }] of golden.skills.entries()) {
      expect(Math.abs((scores.skills[index]?.mean ?? Number.NaN) - avg)).toBeLessThan(1e-12);
    }
  });

  test("every judge prompt is that of the official code", () => {
    const prompts = sharedJson<PromptGolden[]>("golden/flask_prompts_dev.json");
    const asked = new Map(
      sharedRecords<Asked>("flask/flask_evaluation.jsonl.gz").map((row) => [row.idx, row]),
    );
    const template = sharedRecords<FlaskPromptTemplate>("flask/prompt.jsonl")[1]!;
    const skillset = sharedJson<FlaskSkill[]>("flask/skillset_description.json");
    const answers = new Map(
      [...new Set(prompts.map((prompt) => prompt.answers))].map((name) => [name, answersOf(name)]),
    );
    const wrong = prompts.filter(({ idx, ...golden }) => {
      const { instruction, answer, skill: skills } = asked.get(idx)!;
      const response = answers.get(golden.answers)!.get(idx)!;
      const made = flaskPrompt(template, skillset, { instruction, answer, skills, response });
      const hashes = [sha256(made.system), sha256(made.user)].join(" ");
      return hashes !== `${golden.system_sha256} ${golden.prompt_sha256}`;
    });
    expect(wrong).toEqual([]);
    expect(prompts.length).toBeGreaterThan(50);
  });
});

function answersOf(name: string): Map<number, string> {
  const rows = sharedRecords<{ question_id: number; text: string }>(
    `flask/answers_${name}.jsonl.gz`,
  );
  return new Map(rows.map(({ question_id: id, text }) => [id, text]));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
