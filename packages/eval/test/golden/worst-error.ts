import { appendFileSync } from "node:fs";

/** Compares numbers with those of a golden file and remembers the largest difference. */
export interface WorstError {
  /** `null` equals only `null`. */
  compare(what: string, expected: number | null | undefined, actual: number | null): void;
  readonly cases: number;
  readonly worst: number;
  /** The comparisons with a larger difference than the tolerance. Tests expect none. */
  readonly failures: readonly string[];
}

/** Starts a comparison with a golden file. */
export function worstError(tolerance: number): WorstError {
  const failures: string[] = [];
  const errors = { cases: 0, worst: 0, failures };
  return Object.assign(errors, {
    compare(what: string, expected: number | null | undefined, actual: number | null) {
      const error = differenceOf(expected, actual);
      errors.cases++;
      errors.worst = Math.max(errors.worst, error);
      if (error > tolerance) failures.push(`${what}: expected ${expected}, found ${actual}`);
    },
  });
}

function differenceOf(expected: number | null | undefined, actual: number | null): number {
  if (expected === actual) return 0;
  const difference = Math.abs((expected ?? Number.NaN) - (actual ?? Number.NaN));
  return Number.isNaN(difference) ? Infinity : difference;
}

/** Adds a row to the table of goldens, if `MOAGRAPH_GOLDEN_TABLE` names a file. */
export function recordGolden(golden: string, { cases, worst }: WorstError): void {
  const file = process.env["MOAGRAPH_GOLDEN_TABLE"];
  if (file === undefined) return;
  appendFileSync(file, `| ${golden} | ${cases} | ${worst.toExponential(1)} |\n`);
}
