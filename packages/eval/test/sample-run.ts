import { mkdir, writeFile } from "node:fs/promises";
import { defineGraph, graphToJson, proposer } from "@moagraph/core/graph";
import type { AnswerRow, JudgmentRow, QuestionId, RunManifest, Usage } from "../src/index.js";
import { benchmarks } from "../src/benchmark/benchmarks.js";
import { surveyQuestions } from "../src/generate/survey-questions.js";
import { runPaths } from "../src/run-directory/run-paths.js";

const usage: Usage = { inputTokens: 10, outputTokens: 5, costUsd: 0.01, milliseconds: 1500 };

const graph = graphToJson(
  defineGraph({
    name: "solo",
    nodes: { ada: proposer({ model: "simulated:ada" }) },
    output: "ada",
  }),
);

/** A row of an answer with one proposal. */
export function answerRow(id: QuestionId, text: string, proposal: string = text): AnswerRow {
  const made = { turn: 1, node: "ada", sample: 1, model: "simulated:ada", text: proposal };
  return { id, turns: [text], proposals: [made], calls: [], usage };
}

/** A row of a question that failed. */
export function failedRow(id: QuestionId): AnswerRow {
  const failed = { code: "NO_USABLE_PROPOSAL", message: "No proposal can be used." };
  return { id, failed, calls: [], usage };
}

/** A judgment with a number as its verdict, or without one. */
export function judgmentRow(
  question: QuestionId,
  verdict: number | undefined,
  details: JudgmentRow["details"] = {},
): JudgmentRow {
  const key = [question, ...Object.values(details)].join(":");
  const shared = {
    key,
    question,
    judge: "simulated:judge",
    prompt: "mine",
    promptSha256: "00",
    details,
    usage,
  };
  if (verdict !== undefined) return { ...shared, reply: `Verdict: ${verdict}`, verdict };
  const unclear = { code: "UNCLEAR_VERDICT", message: "No reply has a verdict." };
  return { ...shared, reply: "Both are fine.", unclear };
}

/** What a run of the tests holds. */
export interface SampleRun {
  readonly system?: string;
  /** The file of questions. */
  readonly questions: string;
  readonly answers: readonly AnswerRow[];
  readonly judgments?: readonly JudgmentRow[];
}

/** Writes a file of questions of the user, the third with a category of its own. */
export async function writeQuestions(file: string, texts: readonly string[]): Promise<void> {
  const records = texts.map((question, index) => ({
    id: index + 1,
    question,
    category: index === 2 ? "history" : "science",
  }));
  await writeFile(file, lines(records));
}

/** Writes the folder of a run. */
export async function writeRun(folder: string, run: SampleRun): Promise<void> {
  const { system = "solo", questions, answers, judgments } = run;
  const survey = await surveyQuestions(benchmarks.questions.questions(questions));
  const manifest: RunManifest = {
    format: 1,
    benchmark: "questions",
    system,
    graph,
    data: { file: questions, ...survey },
    startedAt: "2026-11-29T12:00:00.000Z",
  };
  const paths = runPaths(folder);
  await mkdir(folder, { recursive: true });
  await writeFile(paths.manifest, JSON.stringify(manifest));
  await writeFile(paths.answers, lines(answers));
  if (judgments !== undefined) await writeJudgments(folder, judgments);
}

/** Writes judgments into a folder. */
export async function writeJudgments(
  folder: string,
  judgments: readonly JudgmentRow[],
): Promise<void> {
  const judge = runPaths(folder).judge("simulated:judge");
  await mkdir(judge.folder, { recursive: true });
  await writeFile(judge.log, lines(judgments));
}

function lines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
