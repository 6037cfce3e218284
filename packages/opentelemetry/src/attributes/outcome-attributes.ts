import type { FinishReason } from "@moagraph/core";
import type { Attributes } from "@opentelemetry/api";
import { genAi, moagraph } from "../semantic-conventions.js";
import type { Outcome } from "./outcome.js";

/** Reasons that have another name in the conventions. */
const reasons: Partial<Record<FinishReason, string>> = {
  "content-filter": "content_filter",
  "tool-calls": "tool_call",
};

/** How a call ended, and its cost. */
export function outcomeAttributes({ status, costUsd, finishReason }: Outcome): Attributes {
  return {
    [moagraph.callStatus]: status,
    ...(typeof costUsd === "number" ? { [moagraph.costUsd]: costUsd } : {}),
    ...(finishReason && { [genAi.responseFinishReasons]: [reasons[finishReason] ?? finishReason] }),
  };
}

/** The tokens of a call. */
export function usageAttributes(outcome: Outcome): Attributes {
  const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens, usageSource } = outcome;
  return {
    [genAi.inputTokens]: inputTokens,
    [genAi.outputTokens]: outputTokens,
    ...(cachedInputTokens === undefined ? {} : { [genAi.cachedInputTokens]: cachedInputTokens }),
    ...(reasoningTokens === undefined ? {} : { [genAi.reasoningTokens]: reasoningTokens }),
    ...(usageSource === undefined ? {} : { [moagraph.usageSource]: usageSource }),
  };
}
