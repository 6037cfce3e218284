import { caseOf } from "../graphs/crash-case.js";
import type { ThreadVerdict } from "../judge/thread-verdict.js";

/** A list of a verdict that must be empty. */
export type Fault =
  | "settledAskedAgain"
  | "keptAskedAgain"
  | "lost"
  | "otherAnswers"
  | "withoutLine"
  | "unexplainedLines"
  | "unreadable"
  | "failures"
  | "overruns";

/** What the faults are called. */
export const faults: Readonly<Record<Fault, string>> = {
  settledAskedAgain: "settled calls asked again",
  keptAskedAgain: "kept calls asked again",
  lost: "proposals lost",
  otherAnswers: "answers that differ",
  withoutLine: "requests without a line",
  unexplainedLines: "lines of no call in flight",
  unreadable: "unreadable threads",
  failures: "failed runs",
  overruns: "requests beyond the budget",
};

/** With the durability `exit` nothing is kept, so only the results must be right. */
const faultsOfResults: readonly Fault[] = ["lost", "otherAnswers", "unreadable", "failures"];

/** The faults of threads, one line each. */
export function complaintsOf(verdicts: readonly ThreadVerdict[]): string[] {
  return verdicts.flatMap((verdict) =>
    faultsIn(verdict.thread)
      .filter((fault) => verdict[fault].length > 0)
      .map((fault) => `${verdict.thread}: ${faults[fault]}: ${verdict[fault].join("; ")}`),
  );
}

function faultsIn(thread: string): readonly Fault[] {
  const isKept = caseOf(thread).durability !== "exit";
  return isKept ? (Object.keys(faults) as Fault[]) : faultsOfResults;
}
