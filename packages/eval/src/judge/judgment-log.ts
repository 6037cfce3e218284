import { isRecord } from "../data/is-record.js";
import type { AskedRows } from "../asking/tally.js";
import { AppendLog, type AppendLogOptions } from "../log/append-log.js";
import { type LogFile, readLog } from "../log/log-reader.js";
import { judgePaths } from "../run-directory/run-paths.js";
import type { JudgedRow, JudgmentRow } from "./judgment-row.js";

/** The rows of `judgments.jsonl`. */
export const judgmentRows: AskedRows<JudgmentRow> = {
  name: "a judgment",
  isRow: isJudgmentRow,
  keyOf: ({ key }) => key,
  failureOf: (row) => (isJudged(row) ? undefined : row.unclear),
};

/**
 * Whether a judgment has a verdict.
 *
 * @param row - A row of `readJudgments`.
 * @example
 * ```ts
 * import { isJudged, readJudgments } from "@moagraph/eval";
 *
 * async function unclearTasks(folder: string): Promise<string[]> {
 *   const keys: string[] = [];
 *   for await (const row of readJudgments(folder)) if (!isJudged(row)) keys.push(row.key);
 *   return keys;
 * }
 * ```
 */
export function isJudged(row: JudgmentRow): row is JudgedRow {
  return "verdict" in row;
}

/** Opens the log of judgments in a judge's folder, to append to it. */
export function openJudgmentLog(
  folder: string,
  options: Pick<AppendLogOptions<JudgmentRow>, "onRow"> = {},
): Promise<AppendLog<JudgmentRow>> {
  return AppendLog.open({ file: judgePaths(folder).log, type: judgmentRows, ...options });
}

/** The log of judgments in a judge's folder, to be read. */
export function judgmentLogFile(folder: string): LogFile<JudgmentRow> {
  const file = judgePaths(folder).log;
  return { file, type: judgmentRows, command: "moagraph eval judge" };
}

/**
 * Reads the judgments in a folder of `judgeAll`, in the order in which they were made. One row is in memory at a
 * time.
 *
 * @param folder - The folder of the judge, such as `runPaths("runs/moa").judge("openai:gpt-4o").folder`.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there are none, or a line is broken.
 * @example
 * ```ts
 * import { isJudged, readJudgments } from "@moagraph/eval";
 *
 * async function printVerdicts(folder: string): Promise<void> {
 *   for await (const row of readJudgments(folder)) {
 *     console.log(row.key, isJudged(row) ? row.verdict : "unclear");
 *   }
 * }
 * ```
 */
export function readJudgments(folder: string): AsyncGenerator<JudgmentRow> {
  return readLog(judgmentLogFile(folder));
}

function isJudgmentRow(value: unknown): value is JudgmentRow {
  if (!isRecord(value) || !isRecord(value["usage"]) || typeof value["key"] !== "string")
    return false;
  if (typeof value["promptSha256"] !== "string") return false;
  if (typeof value["question"] !== "string" && typeof value["question"] !== "number") return false;
  return isRecord(value["unclear"]) || isVerdict(value["verdict"]);
}

function isVerdict(value: unknown): boolean {
  return typeof value === "number" || isRecord(value);
}
