// Errors of runs. They hold the ledger and the proposals, so that paid work is never lost. Lines that
// several messages share are in `failure-lines.ts` and `overrun-lines.ts`.

import type { Call } from "../../ledger/call.js";

/** One line for each call without a usable result: node, model and reason. */
export function failureLines(failures: readonly Call[]): string[] {
  return failures.map(({ node, sample, model, error }) => {
    const reason =
      error === undefined ? "passed no proposal on" : `${error.code}: ${error.message}`;
    return `  ${node}${sample > 1 ? ` sample ${sample}` : ""} (${model}): ${reason}`;
  });
}

/** The hint of the failures, if all have the same one. */
export function sharedHint(failures: readonly Call[]): string | undefined {
  const hints = new Set(failures.map(({ error }) => error?.hint));
  return hints.size === 1 ? [...hints][0] : undefined;
}
