import { isName } from "../is-name.js";
import { isRecord } from "../is-record.js";
import { otherError } from "../semantic-conventions.js";

/** `error.type` of what was cut off: by a signal, or because its caller has left. */
export const aborted = "ABORTED";

/** `error.type` of what was thrown: its code, else the name of its class. */
export function errorType(error: unknown): string {
  if (!isRecord(error)) return otherError;
  const { code, name, message } = error;
  // LangGraph throws `new Error("Abort")` out of a run whose signal has aborted.
  if (isAbort(name) || (name === "Error" && message === "Abort")) return aborted;
  return [code, name].find(isName) ?? otherError;
}

/** Whether a name is that of the reasons of `AbortController` and `AbortSignal.timeout`. */
function isAbort(name: unknown): boolean {
  return name === "AbortError" || name === "TimeoutError";
}
