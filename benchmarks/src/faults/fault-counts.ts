import type { Finding, Findings } from "./try-cases.js";

/** The counts of several runs. All except the first three must be 0. */
export interface FaultCounts {
  readonly runs: number;
  readonly answered: number;
  /** `MoaError`s with a documented code. */
  readonly typedErrors: number;
  /** Any other error. */
  readonly otherErrors: number;
  /** Runs that exceeded their time limit. */
  readonly hangs: number;
  readonly unhandledRejections: number;
  readonly unusedProposals: number;
  /** Calls only in the ledger, or only in the server's journal. */
  readonly missingCalls: number;
}

/** Counts the findings of runs. */
export function countFindings({ cases, unhandledRejections }: Findings): FaultCounts {
  const count = (is: (finding: Finding) => boolean): number => cases.filter(is).length;
  const sum = (of: (finding: Finding) => readonly string[]): number =>
    cases.reduce((total, finding) => total + of(finding).length, 0);
  return {
    runs: cases.length,
    answered: count(({ ending }) => ending.type === "answered"),
    typedErrors: count(({ isTypedError }) => isTypedError),
    otherErrors: count(({ ending, isTypedError }) => ending.type === "failed" && !isTypedError),
    hangs: count(({ ending }) => ending.type === "hung"),
    unhandledRejections: unhandledRejections.length,
    unusedProposals: sum((finding) => finding.unusedProposals),
    missingCalls: sum((finding) => finding.missingCalls),
  };
}

/** Adds two sets of counts. */
export function addCounts(a: FaultCounts, b: FaultCounts): FaultCounts {
  const keys = Object.keys(a) as (keyof FaultCounts)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as FaultCounts;
}

/** Whether all runs ended as required. */
export function isClean({ runs, answered, typedErrors, ...others }: FaultCounts): boolean {
  return answered + typedErrors === runs && Object.values(others).every((count) => count === 0);
}
