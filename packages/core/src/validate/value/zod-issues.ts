import { isRecord } from "./is-record.js";

/** One thing that zod found, in all of its versions. */
export interface ZodIssue {
  readonly path: readonly unknown[];
  readonly message: string;
}

/** The issues in what a zod schema threw; `undefined` if zod did not throw it. */
export function zodIssuesOf(thrown: unknown): readonly ZodIssue[] | undefined {
  const issues: unknown = isRecord(thrown) ? thrown["issues"] : undefined;
  return Array.isArray(issues) && issues.every(isIssue) ? issues : undefined;
}

function isIssue(value: unknown): value is ZodIssue {
  return isRecord(value) && Array.isArray(value["path"]) && typeof value["message"] === "string";
}
