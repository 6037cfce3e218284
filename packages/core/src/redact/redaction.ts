import {
  hookGaveNoText,
  hookThrew,
  RedactionFailedError,
} from "../errors/redaction-failed-error.js";
import type { Redact } from "./redact.js";

/** A hook as it is asked at one exit. */
export interface Redaction {
  /** What may leave in place of a text. */
  text(text: string): string;
  /** What leaves in place of something that could not be shown to the hook. */
  failed(cause: unknown): string;
}

/** What stands in a log or trace where the hook gave no text. */
export const redactionFailed = "[redaction failed]";

/** On the way to a model: where the hook gives no text, {@link RedactionFailedError} is thrown. */
export function redactionForModel(redact: Redact): Redaction {
  return redactionAt("model", redact, (cause) => {
    throw cause instanceof RedactionFailedError ? cause : hookThrew(cause);
  });
}

/** On the way to a log or trace: never throws. */
export function redactionForRecord(redact: Redact, exit: "log" | "trace"): Redaction {
  return redactionAt(exit, redact, () => redactionFailed);
}

function redactionAt(
  exit: Parameters<Redact>[1],
  redact: Redact,
  failed: Redaction["failed"],
): Redaction {
  return {
    failed,
    text(text) {
      if (text === "") return text;
      let result: unknown;
      try {
        result = redact(text, exit);
      } catch (cause) {
        return failed(cause);
      }
      return typeof result === "string" ? result : failed(hookGaveNoText(result));
    },
  };
}
