import { sumUsage } from "../../ledger/run-usage.js";
import type { CallUsage } from "../../ledger/usage.js";

interface Counted {
  readonly usage: CallUsage;
  readonly code?: string;
}

/** Tokens and cost of a call that consists of other calls. */
export function sumOfInner(calls: readonly Counted[]): CallUsage {
  const usages = calls.map(({ usage }) => usage);
  const { inputTokens, outputTokens, costUsd } = sumUsage(usages);
  const cached = sumOf(usages.map(({ cachedInputTokens }) => cachedInputTokens));
  const reasoning = sumOf(usages.map(({ reasoningTokens }) => reasoningTokens));
  // A request that was refused has no tokens to report.
  const counted = calls.filter(({ usage, code }) => code === undefined || usage.inputTokens > 0);
  const isReported = counted.every(({ usage }) => usage.usageSource === "reported");
  return {
    inputTokens,
    outputTokens,
    ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    costUsd,
    usageSource: isReported ? "reported" : "estimated",
  };
}

/** `undefined` if nobody reported a count. */
function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
}
