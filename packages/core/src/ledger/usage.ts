import type { BaseMessage } from "@langchain/core/messages";
import { MoaError, type ModelFacts } from "@moagraph/provider-kit";
import type { Call } from "./call.js";
import { estimatePromptTokens, estimateTokens } from "../tokens/estimate-tokens.js";
import type { UsageMetadata } from "@langchain/core/messages";
import { sumUsage } from "./run-usage.js";

/** The token and cost columns of a ledger line. */
export type CallUsage = Pick<Call, "inputTokens" | "outputTokens" | "costUsd" | "usageSource">;

/** What is known of the usage of one reply. */
interface ReportedUsage {
  readonly usage: UsageMetadata | undefined;
  readonly text: string;
  /** In US dollars, where the model states it. */
  readonly costUsd?: number | undefined;
}

/** What the vendor reported, or else an estimate that says it is one. */
export function usageOf(
  { usage: reported, text, costUsd: stated }: ReportedUsage,
  prompt: readonly BaseMessage[],
  facts: ModelFacts,
): CallUsage {
  const input = countIn(reported?.input_tokens);
  const output = countIn(reported?.output_tokens);
  const inputTokens = input ?? estimatePromptTokens(prompt);
  const outputTokens = output ?? estimateTokens(text);
  const costUsd = stated ?? priceUsd(inputTokens, outputTokens, facts);
  const usageSource = input === undefined || output === undefined ? "estimated" : "reported";
  return { inputTokens, outputTokens, costUsd, usageSource };
}

/** Some models report what no model can have used: that is no report. */
function countIn(reported: unknown): number | undefined {
  return Number.isSafeInteger(reported) && Number(reported) >= 0 ? Number(reported) : undefined;
}

/** Price of a call in US dollars; `null` when a price is not known. */
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

/** For a call that broke off before its vendor reported: an estimate that says it is one. */
export function estimatedUsage(
  prompt: readonly BaseMessage[],
  deliveredText: string,
  facts: ModelFacts,
): CallUsage {
  return usageOf({ usage: undefined, text: deliveredText, costUsd: undefined }, prompt, facts);
}

/** For a call that was refused or never sent: no tokens, and no vendor that said so. */
export const noUsage: CallUsage = {
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  usageSource: "estimated",
};

/** What a graph had paid that was asked as a model, and failed: its error holds its ledger. */
export function usageWithin(error: unknown): CallUsage | undefined {
  const ledger = (error as { readonly ledger?: readonly Call[] } | undefined)?.ledger;
  if (!MoaError.isInstance(error) || ledger === undefined) return undefined;
  const isReported = ledger.every(
    ({ attempt, usageSource }) => attempt === 0 || usageSource === "reported",
  );
  return { ...sumUsage(ledger), usageSource: isReported ? "reported" : "estimated" };
}
