import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { Call } from "./call.js";
import { estimatePromptTokens, estimateTokens } from "./estimate-tokens.js";

/** The token and cost columns of a ledger line. */
export type CallUsage = Pick<Call, "inputTokens" | "outputTokens" | "costUsd" | "usageIs">;

/** What the vendor reported, or else an estimate that says it is one. */
export function usageOf(
  reported: UsageMetadata | undefined,
  prompt: readonly BaseMessage[],
  reply: string,
  facts: ModelFacts,
): CallUsage {
  const inputTokens = reported?.input_tokens ?? estimatePromptTokens(prompt);
  const outputTokens = reported?.output_tokens ?? estimateTokens(reply);
  const costUsd = costOf(inputTokens, outputTokens, facts);
  const usageIs = reported === undefined ? "estimated" : "reported";
  return { inputTokens, outputTokens, costUsd, usageIs };
}

/** Price of a call in US dollars; `null` when a price is not known. */
export function costOf(
  inputTokens: number,
  outputTokens: number,
  facts: ModelFacts,
): number | null {
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  if (input === undefined || output === undefined) return null;
  return (inputTokens * input + outputTokens * output) / 1e6;
}

/** For a call that broke off before its vendor reported: an estimate that says it is one. */
export function estimatedUsage(
  prompt: readonly BaseMessage[],
  deliveredText: string,
  facts: ModelFacts,
): CallUsage {
  return usageOf(undefined, prompt, deliveredText, facts);
}

/** For a call that was refused or never sent: no tokens, and no vendor that said so. */
export const noUsage: CallUsage = {
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  usageIs: "estimated",
};
