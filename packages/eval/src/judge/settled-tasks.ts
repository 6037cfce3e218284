import { existsSync } from "node:fs";
import { judgePaths } from "../run-directory/run-paths.js";
import type { JudgeTask } from "./judge-task.js";
import { isJudged, readJudgments } from "./judgment-log.js";
import type { JudgmentRow } from "./judgment-row.js";
import { promptDigest } from "./prompt-digest.js";

/** The tasks that a log has judgments of. A judgment of another prompt, such as of an earlier answer, does not count. */
export class SettledTasks {
  readonly #digests = new Map<string, string>();

  /** Takes a row of the log. */
  readonly add = ({ key, promptSha256 }: JudgmentRow): void => {
    this.#digests.set(key, promptSha256);
  };

  /** Removes a task, which is asked again. */
  readonly remove = (key: string): void => {
    this.#digests.delete(key);
  };

  readonly has = (task: JudgeTask): boolean => this.#digests.get(task.key) === promptDigest(task);

  /** Whether there is a judgment with this key, of whichever prompt. */
  readonly hasKey = (key: string): boolean => this.#digests.has(key);
}

/** The tasks of a judge's folder that are not asked again. */
export async function readSettledTasks(
  folder: string,
  retryUnclear: boolean,
): Promise<SettledTasks> {
  const settled = new SettledTasks();
  if (!existsSync(judgePaths(folder).log)) return settled;
  for await (const row of readJudgments(folder)) {
    if (isJudged(row) || !retryUnclear) settled.add(row);
    else settled.remove(row.key);
  }
  return settled;
}
