import type { Redact } from "./redact.js";
import { redactionForModel } from "./redaction.js";

/**
 * Options of a call, or a tool as plain data, with each `description` redacted: it is part of the
 * prompt. Names and schemas are kept: a change would make them another tool.
 */
export function redactedCallOptions<Options extends object>(
  options: Options,
  redact: Redact | undefined,
): Options {
  if (redact === undefined) return options;
  const redaction = redactionForModel(redact);
  const copied: unknown = JSON.parse(JSON.stringify(options), (key, each: unknown) =>
    key === "description" && typeof each === "string" ? redaction.text(each) : each,
  );
  return copied as Options;
}
