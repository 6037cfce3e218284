import { MoaError } from "@moagraph/provider-kit";
import type { Redact } from "./redact.js";
import { redactionForRecord } from "./redaction.js";
import type { CallError } from "../ledger/call.js";

/** Maximum length of a foreign error's message, in characters. */
const maxMessageLength = 500;

/**
 * Converts a thrown value to its ledger form: code, message and hint, never a stack. The hook gets
 * the whole message, before it is truncated.
 */
export function toCallError(error: unknown, redact: Redact | undefined): CallError {
  if (MoaError.isInstance(error)) {
    return { code: error.code, message: error.message, hint: error.hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  const shown = redact === undefined ? message : redactionForRecord(redact, "log").text(message);
  return { code: "CALL_FAILED", message: shorten(shown) };
}

/** Messages of foreign errors may contain whole responses. `cause` keeps the original. */
function shorten(message: string): string {
  const rest = message.length - maxMessageLength;
  return rest <= 0 ? message : `${message.slice(0, maxMessageLength)}… (${rest} more characters)`;
}
