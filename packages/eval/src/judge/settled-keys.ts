import { existsSync } from "node:fs";
import { judgePaths } from "../run-directory/run-paths.js";
import { isJudged, readJudgments } from "./judgment-log.js";

/** The tasks of a judge's folder that are not asked again. */
export async function settledKeys(
  folder: string,
  retryUnclear: boolean,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  if (!existsSync(judgePaths(folder).log)) return keys;
  for await (const row of readJudgments(folder)) {
    if (isJudged(row) || !retryUnclear) keys.add(row.key);
    else keys.delete(row.key);
  }
  return keys;
}
