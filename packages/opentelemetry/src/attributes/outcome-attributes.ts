import type { Attributes } from "@opentelemetry/api";
import { finishReasons, genAi, moagraph } from "../semantic-conventions.js";
import type { Outcome } from "./outcome.js";

/** How a call ended, and its cost. */
export function outcomeAttributes({ status, costUsd, finishReason }: Outcome): Attributes {
  return {
    [moagraph.callStatus]: status,
    ...(typeof costUsd === "number" ? { [moagraph.costUsd]: costUsd } : {}),
    ...(finishReason && {
      [genAi.responseFinishReasons]: [finishReasons.get(finishReason) ?? finishReason],
    }),
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
