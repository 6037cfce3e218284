import {
  AIMessage,
  type BaseMessage,
  isBaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { Report } from "../../ledger/usage.js";
import { isRecord } from "../../validate/value/is-record.js";
import { reportIn } from "../reply/reply.js";

/**
 * The name of the model that is asked: that for traces, else that in the request, else that of the class.
 *
 * @param given - The arguments of `handleChatModelStart` or `handleLLMStart`.
 */
export function modelIn(given: readonly unknown[]): string {
  const [serialized, , , , extra, , metadata, runName] = given;
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

/** The id of the run around a run, in the arguments of any handler of a start. */
export function parentIn([, , , parent]: readonly unknown[]): string | undefined {
  return typeof parent === "string" ? parent : undefined;
}

/** The message of a reply. Models that are no chat models have a text only. */
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

/** The usage and the cost that a message, or what came with it, states. */
export function reportOf(message: BaseMessage, llmOutput: LLMResult["llmOutput"]): Report {
  const own = (message as { readonly usage_metadata?: UsageMetadata }).usage_metadata;
  return reportIn({ usage: own ?? tokenUsageIn(llmOutput), metadata: message.response_metadata });
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
