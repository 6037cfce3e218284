import type { UsageMetadata } from "@langchain/core/messages";
import type { ModelFacts } from "@moagraph/provider-kit";
import { type CallUsage, type CheckedUsage, priceUsd, type Report } from "./usage.js";

/** The usage of a call as tracers get it. The costs, in US dollars, have LangSmith's names. */
export interface TracedUsage extends UsageMetadata {
  readonly total_cost?: number;
  readonly input_cost?: number;
  readonly output_cost?: number;
}

/** The usage of a call as tracers get it: the ledger's, with the details that its vendor reported. */
export function tracedUsage(
  { usage, note }: CheckedUsage,
  report: Report,
  facts: ModelFacts,
): TracedUsage {
  const { inputTokens, outputTokens, costUsd } = usage;
  const isByPrice = costUsd !== null && report.costUsd === undefined;
  return {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...detailsOf(usage, note === undefined ? report.usage : undefined),
    ...(costUsd === null ? {} : { total_cost: costUsd }),
    ...(isByPrice ? costsByPrice(usage, facts) : {}),
  };
}

/**
 * The usage of a call without a report, or of several calls, as tracers get it.
 *
 * @param facts - The prices. Without them, only the total cost is given.
 */
export function usageInTraces(usage: CallUsage, facts: ModelFacts = {}): TracedUsage {
  const report = { usage: undefined, costUsd: undefined, isSum: false };
  return tracedUsage({ usage, note: undefined }, report, facts);
}

function detailsOf(
  { cachedInputTokens: cached, reasoningTokens }: CallUsage,
  vendors: UsageMetadata | undefined,
): Pick<UsageMetadata, "input_token_details" | "output_token_details"> {
  const input = { ...vendors?.input_token_details, ...stated("cache_read", cached) };
  const output = { ...vendors?.output_token_details, ...stated("reasoning", reasoningTokens) };
  return {
    ...(Object.keys(input).length === 0 ? {} : { input_token_details: input }),
    ...(Object.keys(output).length === 0 ? {} : { output_token_details: output }),
  };
}

function stated(name: string, count: number | undefined): object {
  return count === undefined ? {} : { [name]: count };
}

function costsByPrice(
  { inputTokens, outputTokens, cachedInputTokens }: CallUsage,
  facts: ModelFacts,
): Pick<TracedUsage, "input_cost" | "output_cost"> {
  const input = priceUsd(inputTokens, 0, facts, cachedInputTokens);
  const output = priceUsd(0, outputTokens, facts);
  return input === null || output === null ? {} : { input_cost: input, output_cost: output };
}
