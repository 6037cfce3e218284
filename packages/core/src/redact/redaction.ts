import {
  hookReturnedNoString,
  hookThrew,
  RedactionFailedError,
} from "../errors/redaction-failed-error.js";
import type { Redact } from "./redact.js";

/** The `redact` hook for one destination. */
export interface Redaction {
  /** Returns the redacted text. */
  text(text: string): string;
  /** Returns the replacement of a value that could not be redacted, or throws. */
  failed(cause: unknown): string;
}

/** The replacement in a log or trace for a text that the hook did not redact. */
export const redactionFailed = "[redaction failed]";

/** The hook for texts to a model. If the hook fails, it throws {@link RedactionFailedError}. */
export function redactionForModel(redact: Redact): Redaction {
  return redactionAt("model", redact, (cause) => {
    throw cause instanceof RedactionFailedError ? cause : hookThrew(cause);
  });
}

/** The hook for texts to a log or trace. It never throws. */
export function redactionForRecord(redact: Redact, destination: "log" | "trace"): Redaction {
  return redactionAt(destination, redact, () => redactionFailed);
}

function redactionAt(
  destination: Parameters<Redact>[1],
  redact: Redact,
  failed: Redaction["failed"],
): Redaction {
  return {
    failed,
    text(text) {
      if (text === "") return text;
      let result: unknown;
      try {
        result = redact(text, destination);
      } catch (cause) {
        return failed(cause);
      }
      return typeof result === "string" ? result : failed(hookReturnedNoString(result));
    },
  };
}
