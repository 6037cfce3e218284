import type { Evaluation } from "../load-evaluation.js";

/** What a part of a comparison may cost, with its own earlier starts, in US dollars. */
export type LimitOf = (log: string) => Promise<number | undefined>;

/**
 * One limit for both systems and the judge: each may cost what the others have left, earlier starts included.
 *
 * @param maxCostUsd - The limit of the comparison. `undefined`: none.
 * @param logs - The logs of the parts.
 */
export function sharedLimit(
  maxCostUsd: number | undefined,
  logs: readonly string[],
  { spentUsd }: Pick<Evaluation, "spentUsd">,
): LimitOf {
  return async (log) => {
    if (maxCostUsd === undefined) return undefined;
    let left = maxCostUsd;
    for (const other of logs) if (other !== log) left -= await spentUsd(other);
    // A limit must be above 0. Models that cost nothing are still asked.
    return Math.max(left, Number.MIN_VALUE);
  };
}
