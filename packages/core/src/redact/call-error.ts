import { MoaError } from "@moagraph/provider-kit";
import type { Redact } from "./redact.js";
import { redactionForRecord } from "./redaction.js";
import type { CallError } from "../ledger/call.js";

const longestMessage = 500;

/**
 * What a thrown value says for the ledger: code, message and hint, never a stack. A hook is shown
 * the whole message, before it is cut.
 */
export function toCallError(error: unknown, redact: Redact | undefined): CallError {
  if (MoaError.isInstance(error)) {
    return { code: error.code, message: error.message, hint: error.hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  const shown = redact === undefined ? message : redactionForRecord(redact, "log").text(message);
  return { code: "CALL_FAILED", message: shorten(shown) };
}

/** Foreign errors may hold whole responses; the original stays in `cause`. */
function shorten(message: string): string {
  const rest = message.length - longestMessage;
  return rest <= 0 ? message : `${message.slice(0, longestMessage)}… (${rest} more characters)`;
}
