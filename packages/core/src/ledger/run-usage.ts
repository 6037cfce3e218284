import type { Call } from "./call.js";

/** What all calls of a run took together. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In US dollars; `null` when the price of any call is not known. */
  readonly costUsd: number | null;
}

/**
 * Sums a ledger.
 *
 * @example
 * ```ts
 * import { type Call, sumUsage } from "@moagraph/core";
 *
 * const costOf = (ledger: readonly Call[]) => sumUsage(ledger).costUsd;
 * ```
 */
export function sumUsage(ledger: readonly Call[]): RunUsage {
  return ledger.reduce<RunUsage>(
    (sum, { inputTokens, outputTokens, costUsd }) => ({
      inputTokens: sum.inputTokens + inputTokens,
      outputTokens: sum.outputTokens + outputTokens,
      costUsd: sum.costUsd === null || costUsd === null ? null : sum.costUsd + costUsd,
    }),
    { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  );
}
