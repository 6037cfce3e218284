import type { Call } from "../ledger/call.js";

/** A line for each call that gave nothing: who, which model, and why. */
export function failureLines(failures: readonly Call[]): string[] {
  return failures.map(({ node, sample, model, error }) => {
    const reason = error === undefined ? "let nothing pass" : `${error.code}: ${error.message}`;
    return `  ${node}${sample > 1 ? ` sample ${sample}` : ""} (${model}): ${reason}`;
  });
}

/** What all of them say to do, when they agree. */
export function sharedHint(failures: readonly Call[]): string | undefined {
  const hints = new Set(failures.map(({ error }) => error?.hint));
  return hints.size === 1 ? [...hints][0] : undefined;
}
