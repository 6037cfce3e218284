import { isRecord } from "../log/is-record.js";
import { AppendLog, type AppendLogOptions } from "../log/append-log.js";
import type { RowType } from "../log/log-row.js";
import { readLog } from "../log/read-log.js";
import { runPaths } from "../run-directory/run-paths.js";
import type { JudgedRow, JudgmentRow } from "./judgment-row.js";

/** The rows of `judgments.jsonl`. */
export const judgmentRows: RowType<JudgmentRow> = {
  name: "a judgment",
  isRow: isJudgmentRow,
  keyOf: ({ key }) => key,
};

/** Whether a judgment has a verdict. */
export function isJudged(row: JudgmentRow): row is JudgedRow {
  return "verdict" in row;
}

/** Opens a log of judgments, to append to it. */
export function openJudgmentLog(
  file: string,
  options: Pick<AppendLogOptions<JudgmentRow>, "onRow"> = {},
): Promise<AppendLog<JudgmentRow>> {
  return AppendLog.open({ file, type: judgmentRows, ...options });
}

/**
 * Reads the judgments of one judge in a run's folder, in the order in which they were made. Holds one row at a
 * time.
 *
 * @param folder - The folder of `generate`.
 * @param judge - The name of the judge, such as `openai:gpt-4o`.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if there are none, or a line is broken.
 */
export function readJudgments(folder: string, judge: string): AsyncGenerator<JudgmentRow> {
  const file = runPaths(folder).judge(judge).log;
  return readLog({ file, type: judgmentRows, command: "moagraph eval judge" });
}

function isJudgmentRow(value: unknown): value is JudgmentRow {
  if (!isRecord(value) || !isRecord(value["usage"]) || typeof value["key"] !== "string")
    return false;
  if (typeof value["question"] !== "string" && typeof value["question"] !== "number") return false;
  return isRecord(value["unclear"]) || isVerdict(value["verdict"]);
}

function isVerdict(value: unknown): boolean {
  return typeof value === "number" || isRecord(value);
}
