import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { MoaError, type ModelFacts } from "@moagraph/provider-kit";
import type { TokenCounter } from "../tokens/token-counter.js";
import type { Call } from "./call.js";
import type { UsageIgnoredNote } from "./call-note.js";
import { estimateReply, implausible, type ReportedCounts } from "./plausible-usage.js";
import { sumUsage } from "./run-usage.js";

/** The token and cost fields of a ledger line. */
export type CallUsage = Pick<
  Call,
  | "inputTokens"
  | "outputTokens"
  | "cachedInputTokens"
  | "reasoningTokens"
  | "costUsd"
  | "usageSource"
>;

/** How the tokens of a model are counted and priced. */
interface Measured {
  readonly counter: TokenCounter;
  readonly facts: ModelFacts;
}

/** What was received of a reply. */
export interface ReceivedParts {
  readonly text: string;
  readonly reasoning: string;
  /** Number of characters received beside them. Default: 0. */
  readonly otherCharacters?: number;
}

/** Whether a part of the reply was received. */
export function hasText({ text, reasoning }: ReceivedParts): boolean {
  return text !== "" || reasoning !== "";
}

/** What a model reported with one reply. */
export interface Report {
  readonly usage: UsageMetadata | undefined;
  /** Cost in US dollars. */
  readonly costUsd: number | undefined;
  /** Whether the counts sum over several calls. They cannot be estimated from one reply. */
  readonly isSum: boolean;
}

/** The usage of a reply, and the note if the vendor's report of it was not believed. */
export interface CheckedUsage {
  readonly usage: CallUsage;
  readonly note: UsageIgnoredNote | undefined;
}

/**
 * Tokens and cost as the vendor reported them. A missing count is estimated from the texts, and so
 * are both counts if the report is not plausible.
 */
export function usageOf(
  received: ReceivedParts,
  report: Report,
  prompt: readonly BaseMessage[],
  model: Measured,
): CheckedUsage {
  const { counter, facts } = model;
  const counts = countsIn(report.usage);
  const ignored = report.isSum ? undefined : implausible(counts, received, prompt, counter);
  if (ignored !== undefined) {
    const usage = estimatedUsage(prompt, received, model);
    // Neither of the two may hide what was spent.
    const costUsd = larger(usage.costUsd, report.costUsd);
    return { usage: { ...usage, costUsd }, note: ignored };
  }
  const { input, output, cached } = counts;
  const reasoning = counts.reasoning ?? estimatedReasoning(received, counter);
  const inputTokens = input ?? counter.prompt(prompt);
  const outputTokens = output ?? estimateReply(received, counter);
  const usage: CallUsage = {
    inputTokens,
    outputTokens,
    ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    ...(reasoning === undefined ? {} : { reasoningTokens: Math.min(reasoning, outputTokens) }),
    costUsd: report.costUsd ?? priceUsd(inputTokens, outputTokens, facts, cached),
    usageSource: input === undefined || output === undefined ? "estimated" : "reported",
  };
  return { usage, note: undefined };
}

function larger(price: number | null, stated: number | undefined): number | null {
  return price === null || stated === undefined
    ? (price ?? stated ?? null)
    : Math.max(price, stated);
}

function countsIn(usage: UsageMetadata | undefined): ReportedCounts {
  return {
    input: validCount(usage?.input_tokens),
    output: validCount(usage?.output_tokens),
    cached: validCount(usage?.input_token_details?.cache_read),
    reasoning: validCount(usage?.output_token_details?.reasoning),
  };
}

/** Some models report counts that are not possible, such as -1. They count as not reported. */
function validCount(reported: unknown): number | undefined {
  return Number.isSafeInteger(reported) && Number(reported) >= 0 ? Number(reported) : undefined;
}

function estimatedReasoning(
  { reasoning }: ReceivedParts,
  counter: TokenCounter,
): number | undefined {
  return reasoning === "" ? undefined : counter.text(reasoning);
}

/**
 * Cost of a call in US dollars. `null` if a price is unknown.
 *
 * @param cachedTokens - The part of `inputTokens` that the vendor read from its prompt cache. Without
 * a known price for it, it costs as much as the rest.
 */
export function priceUsd(
  inputTokens: number,
  outputTokens: number,
  facts: ModelFacts,
  cachedTokens = 0,
): number | null {
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  if (input === undefined || output === undefined) return null;
  const cached = Math.min(cachedTokens, inputTokens);
  const cachedPrice = facts.cachedInputUsdPerMillionTokens?.value ?? input;
  return ((inputTokens - cached) * input + cached * cachedPrice + outputTokens * output) / 1e6;
}

/** Estimated usage of a call whose vendor reported none, for example because it broke off. */
export function estimatedUsage(
  prompt: readonly BaseMessage[],
  received: ReceivedParts,
  { counter, facts }: Measured,
): CallUsage {
  const inputTokens = counter.prompt(prompt);
  const outputTokens = estimateReply(received, counter);
  const reasoning = estimatedReasoning(received, counter);
  return {
    inputTokens,
    outputTokens,
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    costUsd: priceUsd(inputTokens, outputTokens, facts),
    usageSource: "estimated",
  };
}

/** Usage of a call that was refused or not sent: zero, and not reported by a vendor. */
export const noUsage: CallUsage = {
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  usageSource: "estimated",
};

/** The ledger of a failed run of a graph that was called as a model. */
export function ledgerWithin(error: unknown): readonly Call[] | undefined {
  if (!MoaError.isInstance(error)) return undefined;
  return (error as { readonly ledger?: readonly Call[] }).ledger;
}

/** Usage of a failed run of a graph that was called as a model, from the ledger in its error. */
export function usageWithin(error: unknown): CallUsage | undefined {
  const ledger = ledgerWithin(error);
  if (ledger === undefined) return undefined;
  const isReported = ledger.every(
    ({ attempt, usageSource }) => attempt === 0 || usageSource === "reported",
  );
  return { ...sumUsage(ledger), usageSource: isReported ? "reported" : "estimated" };
}
