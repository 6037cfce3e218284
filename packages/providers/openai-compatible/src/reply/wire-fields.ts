import type { AIMessage, AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { Fields } from "@moagraph/provider-kit/vendor";
import { reportedCostUsd, reportedUsage } from "./reported-usage.js";

/** Fields of a vendor's message that LangChain drops. */
const keptFields = ["refusal", "reasoning_details"];

/**
 * Keeps what LangChain drops of a message: refusal, reasoning parts, log probabilities of a stream,
 * and changes to the request.
 */
export function keepWireFields<Message extends BaseMessage>(
  message: Message,
  sent: object,
  reply: object,
): Message {
  for (const name of keptFields) {
    const value = (sent as Fields)[name];
    if (value != null) message.additional_kwargs[name] = value;
  }
  const { adapted, choices } = reply as Fields & { readonly choices?: readonly Fields[] };
  const logprobs = choices?.[0]?.["logprobs"];
  if (logprobs != null) message.response_metadata["logprobs"] = logprobs;
  if (adapted !== undefined) message.response_metadata["adapted"] = adapted;
  return message;
}

/** The same as {@link keepReport} for a chunk. Only the last one has a usage. */
export function keepStreamedReport(chunk: AIMessageChunk): void {
  if (chunk.usage_metadata !== undefined) keepReport(chunk);
}

/**
 * Corrects the usage of a message, and adds the cost that the vendor states. LangChain drops counts
 * of zero and reasoning outside the count. Without a report, it leaves an object without counts,
 * which would look like a report.
 */
export function keepReport(message: AIMessage | AIMessageChunk): void {
  const usage: unknown = message.response_metadata["usage"];
  Object.assign(message, { usage_metadata: reportedUsage(usage) });
  message.response_metadata["model"] ??= message.response_metadata["model_name"];
  const costUsd = reportedCostUsd(usage);
  if (costUsd !== undefined) message.response_metadata["costUsd"] = costUsd;
}
