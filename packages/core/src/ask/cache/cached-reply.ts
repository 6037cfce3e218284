import {
  AIMessage,
  type AIMessageFields,
  isBaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import type { ChatGeneration, Generation } from "@langchain/core/outputs";
import { isRecord } from "../../validate/value/is-record.js";
import { hasToolCalls } from "../../tokens/tool-calls.js";
import { finishReasonIn } from "../reply/finish-reason.js";
import type { Reply } from "../reply/reply.js";

/** A reply in the form that LangChain's caches store. */
export function toGenerations(reply: Reply): Generation[] {
  const { id, text, reasoning, usage, metadata, callingMessage } = reply;
  const message = new AIMessage({
    content: text,
    additional_kwargs: {},
    ...(callingMessage === undefined ? {} : callingFields(callingMessage)),
    ...(reasoning === "" ? {} : { additional_kwargs: withReasoning(reasoning, callingMessage) }),
    id,
    usage_metadata: usage,
    response_metadata: withoutCosts(metadata),
  } as AIMessageFields);
  const stored: ChatGeneration = { text, message };
  return [stored];
}

/** Metadata that belong to the request of a reply, not to the reply. */
const ofRequest: ReadonlySet<string> = new Set(["adapted", "costUsd", "ledger"]);

/** Metadata without those of the request. For calls that get the reply without one. */
export function withoutCosts(metadata: Reply["metadata"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !ofRequest.has(key)));
}

/**
 * Reads a reply from what a cache returned. Some caches store only the text: the other fields are
 * then `undefined` or empty.
 *
 * @throws {Error} if there is no reply in it, or a blank one.
 */
export function replyIn(found: readonly Generation[]): Reply {
  const { text, message } = fieldsOf(found[0]);
  const callingMessage = callingMessageIn(message);
  if (typeof text !== "string" || (text.trim() === "" && callingMessage === undefined)) {
    throw new Error("It gave something that is no reply.");
  }
  const { id, usage_metadata: usage, additional_kwargs, response_metadata } = fieldsOf(message);
  const { reasoning_content: reasoning } = fieldsOf(additional_kwargs);
  const metadata = fieldsOf(response_metadata);
  return {
    id: typeof id === "string" ? id : undefined,
    text,
    reasoning: typeof reasoning === "string" ? reasoning : "",
    finishReason: finishReasonIn(metadata),
    usage: isUsage(usage) ? usage : undefined,
    metadata,
    ...(callingMessage === undefined ? {} : { callingMessage }),
  };
}

/** The fields of a message that calls tools. Usage and metadata are those of the reply. */
function callingFields(message: AIMessage): Partial<AIMessageFields> {
  const { content, tool_calls = [], invalid_tool_calls = [], additional_kwargs } = message;
  return { content, tool_calls, invalid_tool_calls, additional_kwargs };
}

function withReasoning(reasoning: string, message: AIMessage | undefined): object {
  return { reasoning_content: reasoning, ...message?.additional_kwargs };
}

/** Caches give messages of LangChain's class, or of a copy of its package. */
function callingMessageIn(message: unknown): AIMessage | undefined {
  if (!isBaseMessage(message) || !hasToolCalls(message)) return undefined;
  return new AIMessage(callingFields(message as AIMessage));
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isUsage(value: unknown): value is UsageMetadata {
  const { input_tokens, output_tokens, total_tokens } = fieldsOf(value);
  return [input_tokens, output_tokens, total_tokens].every(
    (count) => Number.isFinite(count) && (count as number) >= 0,
  );
}
