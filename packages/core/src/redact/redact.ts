// Removes secrets from texts before they reach a model, a log or a trace.
//
// `redact.ts` is the type of the user's hook. `redaction.ts` binds it to a destination and handles
// its failures. `redacted-copy.ts` copies any value with all its texts redacted; the other files do
// it for messages, ledger lines, events, notes and proposals.

/**
 * Hook that returns the redacted form of a text before it reaches a model, a log or a trace.
 *
 * It is called often, and the run waits for it. So it must be fast and must not return a promise. It
 * may get the same text several times, and texts that it returned itself.
 *
 * @param text - Any string of a prompt, event or trace, never empty: a message or one of its blocks,
 * tool arguments, a URL, a base64 image, metadata, tags. Numbers and dates are passed as they are in
 * JSON; if the hook changes one, the text replaces it. Property names in tool arguments are passed,
 * and those elsewhere that are no identifiers, such as `alice@example.com`. JSON in tool arguments is
 * parsed first. Messages of vendors are passed before they are shortened, up to about 8,000
 * characters. Type names of blocks, their `index`, and ids and names that link tool results to their
 * calls, or agents to their messages, are not passed.
 * @param destination - Where the text goes.
 * @returns The text to use instead. If the hook throws or returns anything but a string, the text is
 * not passed on: a call to a model fails with `REDACTION_FAILED`; a log or trace gets
 * `[redaction failed]`.
 * @example Hide telephone numbers
 * ```ts
 * import type { Redact } from "@moagraph/core";
 *
 * const redact: Redact = (text) => text.replaceAll(/\+\d{6,15}/g, "[number]");
 * redact("Call +493012345678.", "model"); // "Call [number]."
 * ```
 */
export type Redact = (text: string, destination: "model" | "log" | "trace") => string;
