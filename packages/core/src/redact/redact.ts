/**
 * Sees a text that is about to leave, and gives what may leave in its place.
 *
 * It is asked often and while a run waits, so it is to be quick, and not a promise. It may be shown a
 * text that it has been shown before, also one that it gave itself.
 *
 * @param text - Never empty. Whatever is a string in a prompt, event or trace: a message or a block
 * of it, what a tool was called with, an address, an image as base64, metadata, tags. Not names of
 * properties, and not what says of which type a block is or ties a tool's result to its call.
 * @param exit - Where the text leaves to.
 * @returns The text to let out. Anything else than a text lets nothing out: a call to a model fails
 * with `REDACTION_FAILED`, in a log or trace stands `[redaction failed]`. So does throwing.
 * @example Telephone numbers stay in the house
 * ```ts
 * import type { Redact } from "@moagraph/core";
 *
 * const redact: Redact = (text) => text.replaceAll(/\+\d{6,15}/g, "[number]");
 * redact("Call +493012345678.", "model"); // "Call [number]."
 * ```
 */
export type Redact = (text: string, exit: "model" | "log" | "trace") => string;
