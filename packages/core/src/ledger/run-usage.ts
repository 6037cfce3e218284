import type { Call } from "./call.js";

/** Tokens and cost of all calls of a run. */
export interface RunUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Cost in US dollars. `null` if the cost of any call is unknown. */
  readonly costUsd: number | null;
}

/**
 * Returns the sum of tokens and cost of a ledger.
 *
 * @param ledger - The calls, such as `ledger` of an answer.
 * @example
 * ```ts
 * import { sumUsage } from "@moagraph/core";
 *
 * sumUsage([]); // { inputTokens: 0, outputTokens: 0, costUsd: 0 }
 * ```
 */
export function sumUsage(
  ledger: readonly Pick<Call, "inputTokens" | "outputTokens" | "costUsd">[],
): RunUsage {
  return ledger.reduce<RunUsage>(
    (sum, { inputTokens, outputTokens, costUsd }) => ({
      inputTokens: sum.inputTokens + inputTokens,
      outputTokens: sum.outputTokens + outputTokens,
      costUsd: sum.costUsd === null || costUsd === null ? null : sum.costUsd + costUsd,
    }),
    { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  );
}
