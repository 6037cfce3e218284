import { AIMessage, type AIMessageFields, type UsageMetadata } from "@langchain/core/messages";
import type { ChatGeneration, Generation } from "@langchain/core/outputs";
import { isRecord } from "../../validate/value/is-record.js";
import { finishReasonIn } from "../reply/finish-reason.js";
import type { Reply } from "../reply/reply.js";

/** A reply in the form that LangChain's caches store. */
export function toGenerations({ id, text, reasoning, usage, metadata }: Reply): Generation[] {
  const message = new AIMessage({
    content: text,
    id,
    usage_metadata: usage,
    additional_kwargs: reasoning === "" ? {} : { reasoning_content: reasoning },
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
  if (typeof text !== "string" || text.trim() === "") {
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
  };
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
