import type { BaseMessage } from "@langchain/core/messages";
import type { Redact } from "./redact.js";
import { redactedCopy } from "./redacted-copy.js";
import { type Redaction, redactionForModel } from "./redaction.js";

/**
 * Messages for a model. The hook redacts texts, blocks, and arguments and results of tool calls.
 * Types, names and ids of messages and tool calls are kept.
 *
 * @returns The messages with a copy of each that the hook changed. The same array if it changed none.
 * @throws {@link RedactionFailedError} `REDACTION_FAILED` if the hook throws or returns no string.
 */
export function redactMessages(messages: BaseMessage[], redact: Redact): BaseMessage[] {
  const redaction = redactionForModel(redact);
  const redacted = messages.map((message) => redactMessage(message, redaction));
  return redacted.every((message, index) => message === messages[index]) ? messages : redacted;
}

function redactMessage(message: BaseMessage, redaction: Redaction): BaseMessage {
  let isChanged = false;
  const text = (original: string): string => {
    const redacted = redaction.text(original);
    isChanged ||= redacted !== original;
    return redacted;
  };
  const copy = redactedCopy(message, { ...redaction, text });
  return isChanged ? copy : message;
}
