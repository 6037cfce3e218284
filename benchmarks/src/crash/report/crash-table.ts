import { tableText } from "../../table-text.js";
import { caseOf } from "../graphs/crash-case.js";
import type { ThreadVerdict } from "../judge/thread-verdict.js";
import { type Fault, faults } from "./complaints.js";

/** A table of verdicts, with a row for each case. */
export function crashTable(verdicts: readonly ThreadVerdict[]): string {
  const names = [...new Set(verdicts.map(({ thread }) => caseOf(thread).name))];
  const rows = names.map((name) => {
    return [name, ...cellsOf(verdicts.filter(({ thread }) => caseOf(thread).name === name))];
  });
  const head = [
    "case",
    "threads",
    "stops",
    "requests",
    "asked again per stop",
    "surplus lines",
    ...Object.values(faults),
  ];
  return tableText([head, ...rows, ["all", ...cellsOf(verdicts)]]);
}

function cellsOf(verdicts: readonly ThreadVerdict[]): string[] {
  const sum = (of: (verdict: ThreadVerdict) => number): string =>
    String(verdicts.reduce((total, verdict) => total + of(verdict), 0));
  return [
    String(verdicts.length),
    sum(({ stops }) => stops),
    sum(({ requests }) => requests),
    extraPerStop(verdicts),
    sum(({ surplusLines }) => surplusLines.length),
    ...(Object.keys(faults) as Fault[]).map((fault) => sum((verdict) => verdict[fault].length)),
  ];
}

/** What a stop costs: requests for calls that were in flight, and for others that must not be. */
function extraPerStop(verdicts: readonly ThreadVerdict[]): string {
  const stops = verdicts.reduce((sum, each) => sum + each.stops, 0);
  const extra = verdicts.reduce((sum, each) => sum + each.extraRequests, 0);
  return stops === 0 ? "" : (extra / stops).toFixed(1);
}
