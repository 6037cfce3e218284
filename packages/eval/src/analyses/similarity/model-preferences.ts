import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { modelIdOf } from "@moagraph/core/graph";
import type { QuestionId } from "../../benchmark/question.js";
import { isJudged, readJudgments } from "../../judge/judgment-log.js";
import type { JudgedRow } from "../../judge/judgment-row.js";
import { mean } from "../../statistics/mean.js";
import { modelAlone, runShape } from "../runs/run-shape.js";
import type { ScoredRun } from "../runs/scored-run.js";

/** How much the answer of a model to a turn of a question is preferred. `null` if unknown. */
export type PreferenceOf = (model: string, question: QuestionId, turn: number) => number | null;

/**
 * Returns the preference of each model from scores by model, the same for all questions.
 *
 * @param scores - By the name of the model in the graph, or by the vendor's name.
 */
export function preferencesFromScores(scores: Readonly<Record<string, number>>): PreferenceOf {
  return (model) => {
    const name = [model, modelIdOf(model)].find((each) => Object.hasOwn(scores, each));
    return name === undefined ? null : (scores[name] ?? null);
  };
}

/**
 * Returns the preference of each model's answer to each question, from the verdicts on the runs in which it answers
 * alone. The proposals are other samples of the same models.
 *
 * @param runs - Of these, the runs with one model and judgments count. If a run has several judges, the mean does.
 */
export async function preferencesFromRuns(runs: readonly ScoredRun[]): Promise<PreferenceOf> {
  const verdicts = new Map<string, number[]>();
  for (const { folder, graph } of runs) {
    const model = modelAlone(runShape(graph));
    if (model === undefined) continue;
    for await (const row of judgmentsOf(folder)) addVerdict(verdicts, model, row);
  }
  return (model, question, turn) => {
    const found = verdicts.get(placeOf(model, question, turn));
    return found === undefined ? null : mean(found);
  };
}

function addVerdict(verdicts: Map<string, number[]>, model: string, row: JudgedRow): void {
  const { verdict, details, question } = row;
  const numbers = typeof verdict === "number" ? [verdict] : Object.values(verdict).map(Number);
  const value = numbers.length === 0 ? Number.NaN : mean(numbers);
  if (!Number.isFinite(value)) return;
  const place = placeOf(model, question, Number(details["turn"] ?? 1));
  const found = verdicts.get(place);
  if (found === undefined) verdicts.set(place, [value]);
  else found.push(value);
}

function placeOf(model: string, question: QuestionId, turn: number): string {
  return JSON.stringify([model, question, turn]);
}

/** The judgments with a verdict, of all judges of a run. */
async function* judgmentsOf(folder: string): AsyncGenerator<JudgedRow> {
  const judgments = join(folder, "judgments");
  for (const judge of await readdir(judgments).catch(noFolder)) {
    for await (const row of readJudgments(join(judgments, judge))) if (isJudged(row)) yield row;
  }
}

function noFolder(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
