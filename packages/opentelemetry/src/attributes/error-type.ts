import { isRecord } from "../is-record.js";
import { otherError } from "../semantic-conventions.js";

/** `error.type` of what was thrown: its code, else the name of its class. */
export function errorType(error: unknown): string {
  if (!isRecord(error)) return otherError;
  const { code, name } = error;
  return [code, name].find(isName) ?? otherError;
}

/** Whether an error says that its run was cancelled. */
export function isAbort(error: unknown): boolean {
  return isRecord(error) && (error["name"] === "AbortError" || error["code"] === "ABORTED");
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
