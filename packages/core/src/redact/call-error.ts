import { MoaError } from "@moagraph/provider-kit";
import { thrownText } from "../errors/thrown-text.js";
import type { CallError } from "../ledger/call.js";
import type { Redact } from "./redact.js";
import { type Redaction, redactionForRecord } from "./redaction.js";

/** Maximum length of a foreign or redacted message, in characters. */
const maxMessageLength = 500;
/** A message from the provider kit that is longer was cut. */
const longestUncut = 8_192;
/** Length of what is dropped at the end of such a message, in characters. */
const halfSecret = 512;

/**
 * Converts a thrown value to its ledger form: code, message and hint, never a stack. The hook gets
 * the whole message, before it is truncated.
 */
export function toCallError(error: unknown, redact: Redact | undefined): CallError {
  const log = redact && redactionForRecord(redact, "log");
  if (MoaError.isInstance(error)) {
    return {
      code: error.code,
      message: log ? messageOf(error, log) : error.message,
      hint: error.hint,
    };
  }
  const message = thrownText(error);
  return { code: "CALL_FAILED", message: shorten(log ? log.text(message) : message) };
}

/** The redacted message of an error. If the hook changes a message, it is cut only afterwards. */
export function messageOf(
  { message, uncutMessage = message }: Pick<MoaError, "message" | "uncutMessage">,
  redaction: Redaction,
): string {
  const redacted = redaction.text(uncutMessage);
  if (redacted === uncutMessage) return redaction.text(message);
  // A longer message may end with a part of a secret.
  return shorten(uncutMessage.length > longestUncut ? redacted.slice(0, -halfSecret) : redacted);
}

/** Messages of foreign errors may contain whole responses. `cause` keeps the original. */
function shorten(message: string): string {
  const rest = message.length - maxMessageLength;
  return rest <= 0 ? message : `${message.slice(0, maxMessageLength)}… (${rest} more characters)`;
}
