import { appendFileSync } from "node:fs";

/** Compares numbers with those of a golden file and remembers the largest difference. */
export interface WorstError {
  /** `null` equals only `null`. */
  compare(what: string, expected: number | null | undefined, actual: number | null): void;
  readonly cases: number;
  /** The largest difference, and where it was. */
  readonly worst: { readonly what: string; readonly error: number };
}

/** Starts a comparison. Tests of the tolerance read `worst` at the end. */
export function worstError(): WorstError {
  let cases = 0;
  let worst = { what: "", error: 0 };
  return {
    compare(what, expected, actual) {
      cases++;
      const error =
        expected === actual ? 0 : Math.abs((expected ?? Number.NaN) - (actual ?? Number.NaN));
      if (!(error <= worst.error)) worst = { what: `${what}: ${expected} ${actual}`, error };
      if (Number.isNaN(error)) worst = { what: `${what}: ${expected} ${actual}`, error: Infinity };
    },
    get cases() {
      return cases;
    },
    get worst() {
      return worst;
    },
  };
}

/** Adds a row to the table of goldens, if `MOAGRAPH_GOLDEN_TABLE` names a file. */
export function recordGolden(golden: string, { cases, worst }: WorstError): void {
  const file = process.env["MOAGRAPH_GOLDEN_TABLE"];
  if (file === undefined) return;
  appendFileSync(file, `| ${golden} | ${cases} | ${worst.error.toExponential(1)} |\n`);
}
