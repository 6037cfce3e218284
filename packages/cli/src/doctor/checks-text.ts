import { alignColumns } from "../align-columns.js";
import { oneLine } from "../one-line.js";
import type { Check } from "./check.js";

/** One line for each check. */
export function checksText(checks: readonly Check[]): string {
  const rows = checks.map(({ state, name, found, fix = "" }) =>
    [state, name, `${found} ${fix}`].map(oneLine),
  );
  return alignColumns(rows)
    .map((line) => `${line}\n`)
    .join("");
}
