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

/** The faults of threads, one line each. */
export function complaintsOf(verdicts: readonly ThreadVerdict[]): string[] {
  return verdicts.flatMap((verdict) =>
    (Object.keys(faults) as Fault[])
      .filter((fault) => verdict[fault].length > 0)
      .map((fault) => `${verdict.thread}: ${faults[fault]}: ${verdict[fault].join("; ")}`),
  );
}
