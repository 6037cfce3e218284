import type { BaseMessage } from "@langchain/core/messages";
import type { Redact } from "./redact.js";
import { redactedCopy } from "./redacted-copy.js";
import { type Redaction, redactionForModel } from "./redaction.js";

/**
 * Messages as a model may see them. Texts, blocks, and what tools were called with and returned pass
 * through the hook; kinds, names and ids of messages and tool calls stay.
 *
 * @returns Copies of the messages that the hook changes; the same array when it changes none.
 * @throws {@link RedactionFailedError} `REDACTION_FAILED` if the hook gives no text.
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
