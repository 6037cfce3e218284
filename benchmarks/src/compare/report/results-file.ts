import { writeFileSync } from "node:fs";
import type { Machine } from "./machine.js";
import type { Row } from "./row.js";

/** The content of `results.json`. */
export interface Results {
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  /** Whether the measurement was a quick one. */
  readonly isQuick: boolean;
  readonly rows: readonly Row[];
}

/** Writes the figures for other programs. */
export function writeResults(file: URL, results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
