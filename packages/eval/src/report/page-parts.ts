import { jsonWithoutKeys, type KnownKey } from "@moagraph/report/words";
import { readJudgments } from "../judge/judgment-log.js";
import { dataBlock } from "./data-block.js";
import { answersId, type PageAnswer, type PageJudgment, type PageRun } from "./page-data.js";
import { pageHead, type RunRow } from "./page-head.js";
import type { PageScript } from "./page-script.js";
import { type QuestionSet, questionsOf } from "./question-sets.js";
import { readResult } from "./read-result.js";
import type { ReportFolder } from "./report-folder.js";
import { answersIn, type ReportRun } from "./report-run.js";
import { resultSection } from "./result-sections.js";

/** What a page is made of. Answers and judgments are read while it is written. */
export interface PageContent {
  readonly title: string;
  readonly folders: readonly ReportFolder[];
  readonly runs: readonly ReportRun[];
  readonly sets: readonly QuestionSet[];
  readonly script: PageScript;
  /** API keys to replace by their names, from `knownKeys`. */
  readonly keys: readonly KnownKey[];
}

/** The parts of a page, in order. One row is in memory at a time. */
export async function* pageParts(content: PageContent): AsyncGenerator<string> {
  const { title, runs, sets, script, keys } = content;
  const notes = sets.flatMap(({ fault }) => fault ?? []);
  const head = { title, notes, runs: runs.map(runRow) };
  yield pageHead({ ...withoutKeys(head, keys), scriptHash: script.hash });
  yield* results(content);
  if (runs.length > 0) yield* answers(content);
  yield `</main>\n<script>${script.text}</script>\n</body></html>\n`;
}

async function* results({ folders, keys }: PageContent): AsyncGenerator<string> {
  if (folders.every(({ resultFiles }) => resultFiles.length === 0)) return;
  yield "<h2>Results</h2>\n";
  for (const folder of folders) {
    for (const file of folder.resultFiles) {
      const result = withoutKeys(await readResult(file), keys);
      yield `${resultSection(result, folder.name)}\n`;
    }
  }
}

async function* answers({ folders, runs, sets, keys }: PageContent): AsyncGenerator<string> {
  yield `<h2>Answers</h2>\n<div id="${answersId}"><p>Reading the answers needs JavaScript.</p></div>\n`;
  yield* dataBlock(
    "runs",
    undefined,
    runs.map((run) => pageRun(run, sets)),
    keys,
  );
  for (const [index, set] of sets.entries()) {
    yield* dataBlock("questions", index, questionsOf(set), keys);
  }
  for (const [index, { folder }] of runs.entries()) {
    yield* dataBlock("answers", index, shownAnswers(folder), keys);
    yield* dataBlock("judgments", index, judgmentsIn(folder), keys);
  }
  // Judgments beside the runs are those of a comparison.
  for (const folder of folders.filter(({ manifest }) => manifest === undefined)) {
    yield* dataBlock("judgments", undefined, judgmentsIn(folder), keys);
  }
}

/** A copy of plain data with each key replaced by its name. */
function withoutKeys<Data>(data: Data, keys: readonly KnownKey[]): Data {
  return JSON.parse(jsonWithoutKeys(data, keys)) as Data;
}

function runRow({ manifest, answered, failed, outputTokens, costUsd }: ReportRun): RunRow {
  const { system, benchmark, data } = manifest;
  return { system, benchmark, questions: data.questions, answered, failed, outputTokens, costUsd };
}

function pageRun(run: ReportRun, sets: readonly QuestionSet[]): PageRun {
  const { system, benchmark } = run.manifest;
  const questionSet = sets.findIndex((set) => set.runs.includes(run));
  return { system, benchmark, folder: run.folder.name, questionSet };
}

async function* shownAnswers(folder: ReportFolder): AsyncGenerator<PageAnswer> {
  for await (const row of answersIn(folder)) {
    yield { ...row, calls: row.calls.filter(({ status }) => status !== "ok") };
  }
}

async function* judgmentsIn({ judgeFolders }: ReportFolder): AsyncGenerator<PageJudgment> {
  for (const folder of judgeFolders) yield* readJudgments(folder);
}
