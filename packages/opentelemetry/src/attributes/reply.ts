import { type BaseMessage, isBaseMessage } from "@langchain/core/messages";
import type { Attributes } from "@opentelemetry/api";
import { isRecord } from "../is-record.js";
import { genAi } from "../semantic-conventions.js";

/** The message of a reply. `undefined` for models that return texts. */
export function replyMessage(result: unknown): BaseMessage | undefined {
  const generations = isRecord(result) ? result["generations"] : undefined;
  const [generation]: unknown[] = Array.isArray(generations) ? generations.flat() : [];
  const message = isRecord(generation) ? generation["message"] : undefined;
  return isBaseMessage(message) ? message : undefined;
}

/** The attributes of a vendor's reply: its id, model and finish reason. */
export function replyAttributes({ response_metadata: metadata }: BaseMessage): Attributes {
  const { id, model_name: name = metadata["model"], finish_reason: reason } = metadata;
  return {
    ...(typeof reason === "string" ? { [genAi.responseFinishReasons]: [reason] } : {}),
    ...(typeof name === "string" ? { [genAi.responseModel]: name } : {}),
    ...(typeof id === "string" ? { [genAi.responseId]: id } : {}),
  };
}
