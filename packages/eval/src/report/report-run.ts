import { readAnswers } from "../answers/answer-log.js";
import type { AnswerRow } from "../answers/answer-row.js";
import type { QuestionId } from "../benchmark/question.js";
import type { RunManifest } from "../run-directory/run-manifest.js";
import type { ReportFolder } from "./report-folder.js";

/** A run of the report, with the sums of its answers. */
export interface ReportRun {
  readonly folder: ReportFolder;
  readonly manifest: RunManifest;
  readonly answered: number;
  readonly failed: number;
  readonly outputTokens: number;
  /** Cost in US dollars. `null` if a price is unknown. */
  readonly costUsd: number | null;
  /** The questions with a row. */
  readonly ids: ReadonlySet<QuestionId>;
}

/** Reads a run once and keeps only sums and ids. `undefined` for a folder without a run. */
export async function reportRun(folder: ReportFolder): Promise<ReportRun | undefined> {
  const { manifest } = folder;
  if (manifest === undefined) return undefined;
  const ids = new Set<QuestionId>();
  let [failed, outputTokens] = [0, 0];
  let costUsd: number | null = 0;
  for await (const row of answersIn(folder)) {
    ids.add(row.id);
    if ("failed" in row) failed += 1;
    outputTokens += row.usage.outputTokens;
    costUsd = costUsd === null || row.usage.costUsd === null ? null : costUsd + row.usage.costUsd;
  }
  return { folder, manifest, answered: ids.size - failed, failed, outputTokens, costUsd, ids };
}

/** The answers of a folder. None before the first one was given. */
export async function* answersIn({ path, hasAnswers }: ReportFolder): AsyncGenerator<AnswerRow> {
  if (hasAnswers) yield* readAnswers(path);
}
