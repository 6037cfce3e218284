import type { AskedRows } from "../asking/tally.js";
import { AppendLog, type AppendLogOptions } from "../log/append-log.js";
import { type LogFile, readLog } from "../log/log-reader.js";
import { isRecord } from "../data/is-record.js";
import { runPaths } from "../run-directory/run-paths.js";
import type { AnsweredRow, AnswerRow } from "./answer-row.js";

/** The rows of `answers.jsonl`. */
export const answerRows: AskedRows<AnswerRow> = {
  name: "an answer",
  isRow: isAnswerRow,
  keyOf: ({ id }) => id,
  failureOf: (row) => (isAnswered(row) ? undefined : row.failed),
};

/**
 * Whether a row has an answer, not a failure.
 *
 * @param row - A row of `readAnswers`.
 * @example
 * ```ts
 * import { isAnswered, readAnswers } from "@moagraph/eval";
 *
 * async function failedQuestions(folder: string): Promise<number> {
 *   let failed = 0;
 *   for await (const row of readAnswers(folder)) failed += isAnswered(row) ? 0 : 1;
 *   return failed;
 * }
 * ```
 */
export function isAnswered(row: AnswerRow): row is AnsweredRow {
  return "turns" in row;
}

/** Opens the log of answers of a run's folder, to append to it. */
export function openAnswerLog(
  folder: string,
  options: Pick<AppendLogOptions<AnswerRow>, "onRow"> = {},
): Promise<AppendLog<AnswerRow>> {
  return AppendLog.open({ file: runPaths(folder).answers, type: answerRows, ...options });
}

/** The log of answers in a run's folder, to be read. */
export function answerLogFile(folder: string): LogFile<AnswerRow> {
  const file = runPaths(folder).answers;
  return { file, type: answerRows, command: "moagraph eval generate" };
}

/**
 * Reads the answers of a run's folder in the order in which they were given: one row for each question that
 * was answered or failed. One row is in memory at a time.
 *
 * @param folder - The folder of `generate`.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there are none, or a line is broken.
 * @example
 * ```ts
 * import { isAnswered, readAnswers } from "@moagraph/eval";
 *
 * async function printAnswers(folder: string): Promise<void> {
 *   for await (const row of readAnswers(folder)) {
 *     console.log(row.id, isAnswered(row) ? row.turns : "failed");
 *   }
 * }
 * ```
 */
export function readAnswers(folder: string): AsyncGenerator<AnswerRow> {
  return readLog(answerLogFile(folder));
}

function isAnswerRow(value: unknown): value is AnswerRow {
  if (!isRecord(value) || !isRecord(value["usage"]) || !Array.isArray(value["calls"])) return false;
  if (typeof value["id"] !== "string" && typeof value["id"] !== "number") return false;
  return isRecord(value["failed"]) || isTexts(value["turns"]);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
