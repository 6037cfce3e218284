import type { ThreadVerdict } from "./thread-verdict.js";

/** Sums over threads. All from `settledAskedAgain` on must be 0. */
export interface CrashCounts {
  readonly threads: number;
  readonly kills: number;
  readonly requests: number;
  readonly surplusLines: number;
  readonly settledAskedAgain: number;
  readonly keptAskedAgain: number;
  readonly lost: number;
  readonly otherAnswers: number;
  readonly withoutLine: number;
  readonly unexplainedLines: number;
  readonly unreadable: number;
  readonly failures: number;
  readonly overruns: number;
}

/** Adds up verdicts. */
export function countVerdicts(verdicts: readonly ThreadVerdict[]): CrashCounts {
  const sum = (of: (verdict: ThreadVerdict) => number): number =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  return {
    threads: verdicts.length,
    kills: sum(({ kills }) => kills),
    requests: sum(({ requests }) => requests),
    surplusLines: sum(({ surplusLines }) => surplusLines.length),
    settledAskedAgain: sum(({ settledAskedAgain }) => settledAskedAgain.length),
    keptAskedAgain: sum(({ keptAskedAgain }) => keptAskedAgain.length),
    lost: sum(({ lost }) => lost.length),
    otherAnswers: sum(({ otherAnswers }) => otherAnswers.length),
    withoutLine: sum(({ withoutLine }) => withoutLine.length),
    unexplainedLines: sum(({ unexplainedLines }) => unexplainedLines.length),
    unreadable: sum(({ unreadable }) => unreadable.length),
    failures: sum(({ failures }) => failures.length),
    overruns: sum(({ overruns }) => overruns.length),
  };
}

/** Whether nothing is wrong. */
export function isClean({ threads, kills, requests, surplusLines, ...wrong }: CrashCounts): boolean {
  return Object.values(wrong).every((count) => count === 0);
}
