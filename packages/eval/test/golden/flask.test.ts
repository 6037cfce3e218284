import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
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
import { recordGolden, worstError } from "./worst-error.js";

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

interface Review {
  readonly idx: number;
  readonly review: string;
}

interface Asked {
  readonly idx: number;
  readonly instruction: string;
  readonly answer: string;
  readonly skill: readonly string[];
}

/** The published figures are exact but for the order of a sum. */
const tolerance = 1e-12;

describe.skipIf(!hasSharedData)("FLASK's golden numbers", () => {
  test("every review is parsed as by the official code", () => {
    const file = "flask_parse_dev.json";
    const { real, edge } = sharedJson(`golden/${file}`) as ParseGolden;
    const cases = [...real.map((each) => ({ ...each, review: each.review_tail })), ...edge];
    const errors = worstError(0);
    for (const { review, score } of cases) {
      errors.compare(review, 1, Number(isDeepStrictEqual(skillScoresOf(review), score)));
    }
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBe(17);
  });

  test("every parsed review and every mean is exact", () => {
    const file = "flask_aggregate_dev.json";
    const golden = sharedJson(`golden/${file}`) as AggregateGolden;
    const reviews = sharedRecords<Review>("flask/synthetic_reviews_dev.jsonl.gz");
    const parsed = reviews.map(({ review }) => skillScoresOf(review));
    expect(Object.fromEntries(reviews.map(({ idx }, index) => [idx, parsed[index]]))).toEqual(
      golden.scores,
    );
    const scores = flaskScores(parsed);
    const errors = worstError(tolerance);
    errors.compare("parsed_empty", golden.parsed_empty, scores.empty);
    errors.compare("skills", golden.skills.length, scores.skills.length);
    for (const [index, { skill, sum, count, avg }] of golden.skills.entries()) {
      const found = scores.skills[index]!;
      expect(found.skill).toBe(skill);
      errors.compare(`${skill} sum`, sum, found.sum);
      errors.compare(`${skill} count`, count, found.count);
      errors.compare(`${skill} avg`, avg, found.mean);
    }
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
  });

  test("every judge prompt is that of the official code", () => {
    const file = "flask_prompts_dev.json";
    const questions = sharedRecords<Asked>("flask/flask_evaluation.jsonl.gz");
    const asked = new Map(questions.map((row) => [row.idx, row]));
    const template = sharedRecords<FlaskPromptTemplate>("flask/prompt.jsonl")[1]!;
    const skillset = sharedJson("flask/skillset_description.json") as FlaskSkill[];
    const answers = new Map(["chatgpt", "gpt4"].map((name) => [name, answersOf(name)]));
    const errors = worstError(0);
    for (const golden of sharedJson(`golden/${file}`) as PromptGolden[]) {
      const { instruction, answer, skill: skills } = asked.get(golden.idx)!;
      const response = answers.get(golden.answers)!.get(golden.idx)!;
      const made = flaskPrompt(template, skillset, { instruction, answer, skills, response });
      const hashes = { system_sha256: sha256(made.system), prompt_sha256: sha256(made.user) };
      const { system_sha256, prompt_sha256 } = golden;
      const isSame = isDeepStrictEqual(hashes, { system_sha256, prompt_sha256 });
      errors.compare(`${golden.answers} ${golden.idx}`, 1, Number(isSame));
    }
    recordGolden(file, errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBeGreaterThan(50);
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
