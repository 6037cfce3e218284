import { type KnownKey, replaceKeys } from "@moagraph/report/words";
import { judgmentRows } from "../judge/judgment-log.js";
import { readLog } from "../log/log-reader.js";
import { dataBlock } from "./data-block.js";
import { answersId, type PageAnswer, type PageJudgment, type PageRun } from "./page-data.js";
import { pageHead } from "./page-head.js";
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

/** The parts of a page, in order. It holds one row at a time. */
export async function* pageParts(content: PageContent): AsyncGenerator<string> {
  const { title, runs, sets, script, keys } = content;
  const notes = sets.flatMap(({ fault }) => fault ?? []);
  yield replaceKeys(pageHead({ title, runs, notes, scriptHash: script.hash }), keys);
  yield* results(content);
  if (runs.length > 0) yield* answers(content);
  yield `</main>\n<script>${script.text}</script>\n</body></html>\n`;
}

async function* results({ folders, keys }: PageContent): AsyncGenerator<string> {
  if (folders.every(({ resultFiles }) => resultFiles.length === 0)) return;
  yield "<h2>Results</h2>\n";
  for (const folder of folders) {
    for (const file of folder.resultFiles) {
      yield `${replaceKeys(resultSection(await readResult(file), folder.name), keys)}\n`;
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

async function* judgmentsIn({ judgmentFiles }: ReportFolder): AsyncGenerator<PageJudgment> {
  for (const file of judgmentFiles) {
    yield* readLog({ file, type: judgmentRows, command: "moagraph eval judge" });
  }
}
