import { formatPath } from "../errors/issue.js";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { zodIssuesOf } from "../validate/value/zod-issues.js";

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

/** The first thing that zod found. */
function firstIssue(cause: unknown): { path: (string | number)[]; problem: string } {
  const [issue] = zodIssuesOf(cause) ?? [];
  if (issue === undefined) return { path: [], problem: String(cause) };
  return {
    path: issue.path.map((key) => (typeof key === "number" ? key : String(key))),
    problem: `${issue.message}.`,
  };
}
