import { max, quantile } from "simple-statistics";
import { tableText } from "../../table-text.js";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadVerdict } from "../judge/thread-verdict.js";

/** A table of the time between a reply and the saver's confirmation, with a row for each case. */
export function windowTable(verdicts: readonly ThreadVerdict[]): string {
  const names = [...new Set(verdicts.map(({ thread }) => caseOf(thread).name))];
  const rows = names.map((name) => {
    const own = verdicts.filter(({ thread }) => caseOf(thread).name === name);
    return [name, ...cellsOf(own.flatMap(({ windowsMs }) => windowsMs))];
  });
  return tableText([["case", "replies", "median, ms", "p95, ms", "longest, ms"], ...rows]);
}

function cellsOf(windowsMs: readonly number[]): string[] {
  const sorted = [...windowsMs];
  if (sorted.length === 0) return ["0", "", "", ""];
  const times = [quantile(sorted, 0.5), quantile(sorted, 0.95), max(sorted)];
  return [String(sorted.length), ...times.map((time) => time.toFixed(1))];
}
