import { existsSync } from "node:fs";
import type { QuestionId } from "../benchmark/question.js";
import { runPaths } from "../run-directory/run-paths.js";
import { isAnswered, readAnswers } from "./answer-log.js";

/** The questions of a run's folder that are not asked again. None if the folder has no answers. */
export async function settledIds(
  folder: string,
  retryFailed: boolean,
): Promise<ReadonlySet<QuestionId>> {
  const ids = new Set<QuestionId>();
  if (!existsSync(runPaths(folder).answers)) return ids;
  for await (const row of readAnswers(folder)) {
    if (isAnswered(row) || !retryFailed) ids.add(row.id);
  }
  return ids;
}
