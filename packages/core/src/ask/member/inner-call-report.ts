import {
  AIMessage,
  type BaseMessage,
  isBaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { Report } from "../../ledger/usage.js";
import { isRecord } from "../../validate/value/is-record.js";

/** The name for traces, else that in the request, else that of the class. */
export function modelIn([
  serialized,
  ,
  ,
  ,
  extra,
  ,
  metadata,
  runName,
]: readonly unknown[]): string {
  const params = isRecord(extra) ? extra["invocation_params"] : undefined;
  const id = isRecord(serialized) ? serialized["id"] : undefined;
  const names = [
    isRecord(metadata) ? metadata["ls_model_name"] : undefined,
    isRecord(params) ? (params["model"] ?? params["model_name"]) : undefined,
    runName,
    Array.isArray(id) ? id.at(-1) : undefined,
  ];
  return names.find((name): name is string => typeof name === "string" && name !== "") ?? "model";
}

export function parentIn([, , , parent]: readonly unknown[]): string | undefined {
  return typeof parent === "string" ? parent : undefined;
}

export function messageIn({ generations }: LLMResult): BaseMessage {
  const generation: unknown = generations[0]?.[0];
  const { message, text } = isRecord(generation) ? generation : {};
  return isBaseMessage(message) ? message : new AIMessage(typeof text === "string" ? text : "");
}

/** The name that a vendor sends with its reply. */
export function modelNameIn({ response_metadata: metadata }: BaseMessage): string {
  const name: unknown = metadata["model_name"] ?? metadata["model"];
  return typeof name === "string" && name !== "" ? name : "model";
}

export function reportIn(message: BaseMessage, llmOutput: LLMResult["llmOutput"]): Report {
  const { response_metadata: metadata } = message;
  const own = (message as { readonly usage_metadata?: UsageMetadata }).usage_metadata;
  const costUsd: unknown = metadata["costUsd"];
  return {
    usage: own ?? tokenUsageIn(llmOutput),
    costUsd: typeof costUsd === "number" && costUsd >= 0 ? costUsd : undefined,
    isSum: Array.isArray(metadata["ledger"]),
  };
}

/** Where models that are no chat models report their usage. */
function tokenUsageIn(llmOutput: Record<string, unknown> | undefined): UsageMetadata | undefined {
  const usage = llmOutput?.["tokenUsage"];
  if (!isRecord(usage)) return undefined;
  const { promptTokens, completionTokens, totalTokens } = usage;
  return {
    input_tokens: promptTokens,
    output_tokens: completionTokens,
    total_tokens: totalTokens,
  } as UsageMetadata;
}
