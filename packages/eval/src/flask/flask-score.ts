import { basename } from "node:path";
import type { JudgmentFile } from "../benchmark/judging.js";
import { shortList } from "../errors/short-list.js";
import type { EvaluationResult, RadarPlot } from "../results/evaluation-result.js";
import type { ClusteredValue } from "../statistics/clusters.js";
import { meanWithInterval, type MeanWithInterval } from "../statistics/mean-with-interval.js";
import { flaskScoresByDifficulty, flaskScoresByDomain } from "./flask-groups.js";
import { type FlaskReview, readFlaskReviews } from "./flask-reviews.js";
import { type FlaskScores, flaskScores } from "./flask-scores.js";
import { flaskSkills } from "./flask-skills.js";
import { flaskTables } from "./flask-tables.js";
import { publishedFlaskScores } from "./published-scores.js";
import { SkillValues } from "./skill-values.js";

/**
 * Returns the scores of a system on FLASK from an official file of reviews: per skill with bootstrap intervals of
 * 95% clustered by question, per domain, and per difficulty, beside the paper's. FLASK has no overall score.
 *
 * Makes no model calls.
 *
 * @param judgments - The file, such as `chatgpt_review.jsonl`. It names no system: pass the name.
 * @returns `numbers` has `skills`, `domains` and `difficulties`, each with sum, count and mean, and `intervals`.
 * @throws {EvalDataError} With file and line, if a record is broken or an id comes twice.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { flaskScore } from "@moagraph/eval";
 *
 * const review = { idx: 1, domain: ["Math"], difficulty: "expert level knowledge" };
 * const line = { ...review, review: "{'Factuality': 4}", score: { factuality: 4 } };
 * await writeFile("gpt-4_review.jsonl", JSON.stringify(line));
 * const { numbers } = await flaskScore({ file: "gpt-4_review.jsonl", system: "moa-lite" });
 * console.log(numbers["skills"]); // [ { skill: 'factuality', sum: 4, count: 1, mean: 4 } ]
 * ```
 */
export async function flaskScore(judgments: JudgmentFile): Promise<EvaluationResult> {
  const reviews = await readFlaskReviews(judgments);
  const system = judgments.system ?? basename(judgments.file).replace(/\.jsonl(?:\.gz)?$/, "");
  const scores = flaskScores(reviews.map((review) => review.scores));
  const means = meansOf(reviews);
  const domains = flaskScoresByDomain(reviews);
  const difficulties = flaskScoresByDifficulty(reviews);
  const intervals = Object.fromEntries(
    [...means].map(([skill, { interval }]) => [skill, interval]),
  );
  return {
    name: "flask",
    title: `FLASK: ${system}`,
    numbers: { system, ...scores, intervals, domains, difficulties },
    tables: flaskTables({ system, means, domains, difficulties }),
    plots: [skillPlot(system, means)],
    notes: notesOn(reviews, scores),
  };
}

function meansOf(reviews: readonly FlaskReview[]): Map<string, MeanWithInterval> {
  const values = new SkillValues();
  const rows = new Map<string, ClusteredValue[]>();
  for (const { id, scores } of reviews) {
    for (const { skill, score } of values.of(scores)) {
      if (typeof score !== "number") continue;
      const list = rows.get(skill) ?? [];
      list.push({ cluster: id, value: score });
      rows.set(skill, list);
    }
  }
  return new Map(
    flaskSkills.flatMap((skill) => {
      const mean = meanWithInterval(rows.get(skill) ?? []);
      return mean === null ? [] : [[skill, mean] as const];
    }),
  );
}

/** The lowest score that a plot begins with, which shows the differences between the paper's systems. */
const plotFrom = 3;

function skillPlot(label: string, means: ReadonlyMap<string, MeanWithInterval>): RadarPlot {
  const values = flaskSkills.map((skill) => means.get(skill)?.mean ?? null);
  const lowest = Math.min(plotFrom, ...values.filter((value) => value !== null));
  return {
    type: "radar",
    name: "skills",
    title: "FLASK by skill",
    axes: flaskSkills,
    from: Math.floor(lowest),
    to: 5,
    systems: [
      { label, values },
      ...publishedFlaskScores.map(({ system, values: published }) => ({
        label: system,
        values: published,
        published: true,
      })),
    ],
  };
}

/** The published ids are 1 to 1,740. */
const publishedQuestions = 1740;

/** Scores of a part of the set are not comparable with published ones. */
function differenceNote(reviews: readonly FlaskReview[]): string {
  const found = new Set(reviews.map(({ id }) => id));
  const published = Array.from({ length: publishedQuestions }, (_, index) => index + 1);
  const missing = published.filter((id) => !found.has(id));
  const foreign = [...found].filter((id) => !(id >= 1 && id <= publishedQuestions));
  const parts = [
    missing.length === 0 ? "" : `${missing.length} have no review: ${shortList(missing)}`,
    foreign.length === 0
      ? ""
      : `${foreign.length} reviews are of other questions: ${shortList(foreign)}`,
  ].filter((part) => part !== "");
  if (parts.length === 0) return "";
  return `Of the 1,740 published questions, ${parts.join("; ")}. The scores are not comparable with published ones.`;
}

function notesOn(reviews: readonly FlaskReview[], scores: FlaskScores): string[] {
  const empty = reviews.filter((review) => Object.keys(review.scores).length === 0);
  const ids = shortList(empty.map(({ id }) => id));
  const { notApplicable, unusable } = scores;
  return [
    empty.length === 0
      ? ""
      : `${empty.length} of ${reviews.length} reviews have no scores and add nothing: questions ${ids}.`,
    notApplicable === 0 ? "" : `Scores that are N/A and add nothing: ${notApplicable}.`,
    unusable === 0 ? "" : `Scores that are no number and add nothing: ${unusable}.`,
    differenceNote(reviews),
  ].filter((note) => note !== "");
}
