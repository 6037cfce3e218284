import type { JudgmentFile } from "../benchmark/judging.js";
import type { BarPlot, EvaluationResult, RadarPlot, Table } from "../results/evaluation-result.js";
import { meanWithInterval, type MeanWithInterval } from "../statistics/mean-with-interval.js";
import { mtBenchCategories, mtBenchCategoryOf } from "./mt-bench-categories.js";
import { type MtBenchJudgment, readMtBenchJudgments } from "./mt-bench-judgments.js";
import { mtBenchNotes } from "./mt-bench-notes.js";
import { keptRatings, type MtBenchRating, mtBenchScores } from "./mt-bench-scores.js";
import { mtBenchSource, publishedMtBenchScores } from "./published-scores.js";

/**
 * Returns the scores of a system on MT-Bench from an official file of judgments: per turn, per category and in all,
 * with bootstrap intervals of 95% clustered by question, beside the paper's.
 *
 * Makes no model calls.
 *
 * @param judgments - The file, such as `gpt-4_single.jsonl`, and the system if the file has several.
 * @returns `numbers` has `turn1`, `turn2`, `average`, `byCategory` and an interval of each.
 * @throws {EvalDataError} With file and line, if a record is broken. Also if the file has several systems and none
 * is named.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { mtBenchScore } from "@moagraph/eval";
 *
 * const judgment = { question_id: 81, model: "moa-lite", judge: ["gpt-4", "single-v1"] };
 * const lines = [
 *   { ...judgment, turn: 1, judgment: "Rating: [[9]]", score: 9 },
 *   { ...judgment, turn: 2, judgment: "Rating: [[7]]", score: 7 },
 * ];
 * await writeFile("gpt-4_single.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
 * const { numbers } = await mtBenchScore({ file: "gpt-4_single.jsonl" });
 * console.log(numbers["turn1"], numbers["turn2"], numbers["average"]); // 9 7 8
 * ```
 */
export async function mtBenchScore(judgments: JudgmentFile): Promise<EvaluationResult> {
  const rows = await readMtBenchJudgments(judgments);
  const system = judgments.system ?? rows[0]?.model ?? "";
  const means = meansOf(keptRatings(rows));
  const scores = mtBenchScores(rows);
  return {
    name: "mt-bench",
    title: `MT-Bench: ${system}`,
    numbers: { system, ...scores, intervals: intervalsOf(means) },
    tables: [scoreTable(system, rows, means), categoryTable(means)],
    plots: [averagePlot(system, means), categoryPlot(system, means)],
    notes: mtBenchNotes(rows),
  };
}

interface Means {
  readonly average: MeanWithInterval | null;
  readonly turn1: MeanWithInterval | null;
  readonly turn2: MeanWithInterval | null;
  /** The categories that have judgments, in published order. */
  readonly byCategory: ReadonlyMap<string, MeanWithInterval>;
}

function meansOf(kept: readonly MtBenchRating[]): Means {
  const meanOf = (isMeant: (rating: MtBenchRating) => boolean): MeanWithInterval | null =>
    meanWithInterval(
      kept.filter(isMeant).map(({ question_id: cluster, score: value }) => ({ cluster, value })),
    );
  const found = new Set(kept.map(categoryOf).filter((name) => name !== undefined));
  const names = [...mtBenchCategories.filter((name) => found.has(name)), ...found];
  return {
    average: meanOf(() => true),
    turn1: meanOf(({ turn }) => turn === 1),
    turn2: meanOf(({ turn }) => turn === 2),
    byCategory: new Map(
      names.map((name) => [name, meanOf((row) => categoryOf(row) === name) as MeanWithInterval]),
    ),
  };
}

function categoryOf({ category, question_id: id }: MtBenchRating): string | undefined {
  return category ?? mtBenchCategoryOf(id);
}

function intervalsOf({ average, turn1, turn2, byCategory }: Means): object {
  return {
    average: average?.interval ?? null,
    turn1: turn1?.interval ?? null,
    turn2: turn2?.interval ?? null,
    byCategory: Object.fromEntries([...byCategory].map(([name, { interval }]) => [name, interval])),
  };
}

function scoreTable(
  system: string,
  rows: readonly MtBenchJudgment[],
  { average, turn1, turn2 }: Means,
): Table {
  const [low, high] = average?.interval ?? [null, null];
  const ours = { average: average?.mean ?? null, turn1: turn1?.mean ?? null };
  const cells = { system, ...ours, turn2: turn2?.mean ?? null, low, high, judgments: rows.length };
  const published = publishedMtBenchScores.map((score) => ({
    cells: { ...score, low: null, high: null, judgments: null },
    published: mtBenchSource,
  }));
  return {
    name: "scores",
    title: "Scores from 1 to 10",
    columns: [
      { key: "system", label: "System" },
      { key: "average", label: "Average", digits: 2 },
      { key: "low", label: "95% from", digits: 2 },
      { key: "high", label: "95% to", digits: 2 },
      { key: "turn1", label: "1st turn", digits: 2 },
      { key: "turn2", label: "2nd turn", digits: 2 },
      { key: "judgments", label: "Judgments", digits: 0 },
    ],
    rows: [{ cells }, ...published],
  };
}

function categoryTable({ byCategory }: Means): Table {
  return {
    name: "categories",
    title: "Scores by category, both turns",
    columns: [
      { key: "category", label: "Category" },
      { key: "mean", label: "Mean", digits: 2 },
      { key: "low", label: "95% from", digits: 2 },
      { key: "high", label: "95% to", digits: 2 },
      { key: "count", label: "Ratings", digits: 0 },
    ],
    rows: [...byCategory].map(
      ([
        category,
        {
          mean,
          interval: [low, high],
          count,
        },
      ]) => ({
        cells: { category, mean, low, high, count },
      }),
    ),
  };
}

function averagePlot(system: string, { average }: Means): BarPlot {
  const ours = { label: system, value: average?.mean ?? null };
  const published = publishedMtBenchScores.map(({ system: label, average: value }) => ({
    label,
    value,
    published: true,
  }));
  return {
    type: "bars",
    name: "average",
    title: "MT-Bench, average of both turns",
    valueLabel: "Score (1 to 10)",
    bars: [average === null ? ours : { ...ours, interval: average.interval }, ...published],
  };
}

function categoryPlot(label: string, { byCategory }: Means): RadarPlot {
  return {
    type: "radar",
    name: "categories",
    title: "MT-Bench by category",
    axes: mtBenchCategories,
    from: 0,
    to: 10,
    systems: [
      { label, values: mtBenchCategories.map((name) => byCategory.get(name)?.mean ?? null) },
    ],
  };
}
