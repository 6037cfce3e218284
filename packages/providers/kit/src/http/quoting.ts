import type { MoaErrorOptions } from "../moa-error.js";
import { shortText, wholeText } from "./short-text.js";

/** A vendor's text, and the texts to keep out of messages. */
export interface VendorQuote {
  readonly text: string;
  /** The text with all its lines, if `text` has fewer. */
  readonly wholeText?: string | undefined;
  /** The API key in use and other secrets. */
  readonly secrets?: readonly string[] | undefined;
}

/**
 * The message of an error that quotes a vendor: with the text as {@link shortText} returns it, and
 * with the whole text for a `redact` hook. Half of a secret would not be recognised by the hook.
 *
 * @param quote - The vendor's text, and the secrets to keep out of it.
 * @param write - Writes the message with the text in it.
 * @example
 * ```ts
 * import { quoting } from "@moagraph/provider-kit";
 *
 * quoting({ text: "No." }, (text) => `Refused: ${text}`); // { message: "Refused: No." }
 * ```
 */
export function quoting(
  { text, wholeText: all = text, secrets }: VendorQuote,
  write: (text: string) => string,
): Pick<MoaErrorOptions, "message" | "uncutMessage"> {
  const message = write(shortText(text, secrets));
  const uncutMessage = write(wholeText(all, secrets));
  return uncutMessage === message ? { message } : { message, uncutMessage };
}
