import type { BaseMessage } from "@langchain/core/messages";
import { MoaError, type ModelFacts } from "@moagraph/provider-kit";
import type { Call } from "./call.js";
import { estimatePromptTokens, estimateTokens } from "../tokens/estimate-tokens.js";
import type { UsageMetadata } from "@langchain/core/messages";
import { sumUsage } from "./run-usage.js";

/** The token and cost fields of a ledger line. */
export type CallUsage = Pick<Call, "inputTokens" | "outputTokens" | "costUsd" | "usageSource">;

/** The usage that a model reported with one reply. */
interface ReportedUsage {
  readonly usage: UsageMetadata | undefined;
  readonly text: string;
  /** Cost in US dollars, if the model reports it. */
  readonly costUsd?: number | undefined;
}

/** Tokens and cost as the vendor reported them. Missing counts are estimated from the texts. */
export function usageOf(
  { usage: reported, text, costUsd: reportedCostUsd }: ReportedUsage,
  prompt: readonly BaseMessage[],
  facts: ModelFacts,
): CallUsage {
  const input = validCount(reported?.input_tokens);
  const output = validCount(reported?.output_tokens);
  const inputTokens = input ?? estimatePromptTokens(prompt);
  const outputTokens = output ?? estimateTokens(text);
  const costUsd = reportedCostUsd ?? priceUsd(inputTokens, outputTokens, facts);
  const usageSource = input === undefined || output === undefined ? "estimated" : "reported";
  return { inputTokens, outputTokens, costUsd, usageSource };
}

/** Some models report counts that are not possible, such as -1. They count as not reported. */
function validCount(reported: unknown): number | undefined {
  return Number.isSafeInteger(reported) && Number(reported) >= 0 ? Number(reported) : undefined;
}

/** Cost of a call in US dollars. `null` if a price is unknown. */
export function priceUsd(
  inputTokens: number,
  outputTokens: number,
  facts: ModelFacts,
): number | null {
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  if (input === undefined || output === undefined) return null;
  return (inputTokens * input + outputTokens * output) / 1e6;
}

/** Estimated usage of a call that broke off before the vendor reported its usage. */
export function estimatedUsage(
  prompt: readonly BaseMessage[],
  deliveredText: string,
  facts: ModelFacts,
): CallUsage {
  return usageOf({ usage: undefined, text: deliveredText, costUsd: undefined }, prompt, facts);
}

/** Usage of a call that was refused or not sent: zero, and not reported by a vendor. */
export const noUsage: CallUsage = {
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  usageSource: "estimated",
};

/** Usage of a failed run of a graph that was called as a model, from the ledger in its error. */
export function usageWithin(error: unknown): CallUsage | undefined {
  const ledger = (error as { readonly ledger?: readonly Call[] } | undefined)?.ledger;
  if (!MoaError.isInstance(error) || ledger === undefined) return undefined;
  const isReported = ledger.every(
    ({ attempt, usageSource }) => attempt === 0 || usageSource === "reported",
  );
  return { ...sumUsage(ledger), usageSource: isReported ? "reported" : "estimated" };
}
