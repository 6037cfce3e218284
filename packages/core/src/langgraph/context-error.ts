import { formatPath } from "../errors/issue.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { isRecord } from "../validate/value/is-record.js";

/** The error of a run whose `context` does not fit `contextSchema`. */
export function contextError(cause: unknown): InvalidInputError {
  const { path, problem } = firstIssue(cause);
  const [field] = path;
  const example = field === undefined ? "{ … }" : `{ ${field}: … }`;
  const hint = `Pass it with the run: app.invoke(input, { context: ${example} }).`;
  const place = formatPath(["context", ...path]);
  const message = `\`${place}\` does not fit \`contextSchema\`: ${problem}`;
  return new InvalidInputError(message, { hint, cause });
}

/** The first thing that zod found, in all of its versions. */
function firstIssue(cause: unknown): { path: (string | number)[]; problem: string } {
  const issues: unknown = isRecord(cause) ? cause["issues"] : undefined;
  const issue: unknown = Array.isArray(issues) ? issues[0] : undefined;
  if (!isRecord(issue)) return { path: [], problem: String(cause) };
  const path = Array.isArray(issue["path"]) ? issue["path"] : [];
  return {
    path: path.map((key: unknown) => (typeof key === "number" ? key : String(key))),
    problem: `${String(issue["message"])}.`,
  };
}
