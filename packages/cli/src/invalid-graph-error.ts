import { formatPath, type Issue } from "@moagraph/core/graph";
import type { GraphText } from "./text/parse-graph-text.js";
import { UsageError } from "./usage-error.js";

/** Makes the error for an invalid graph file. Each issue has its position in the file. */
export function invalidGraphError(
  file: string,
  { positionOf }: GraphText,
  issues: readonly Issue[],
): UsageError {
  return new UsageError({
    code: "INVALID_GRAPH",
    message: [
      `\`${file}\` has ${count(issues)}:`,
      ...issues.map((issue) => line(positionOf(issue.path), issue)),
    ].join("\n"),
    hint: "Fix the issues above. The list is complete.",
  });
}

function count(issues: readonly Issue[]): string {
  return issues.length === 1 ? "1 issue" : `${issues.length} issues`;
}

function line(position: string, { path, message, hint }: Issue): string {
  return `  ${position} ${formatPath(path)}: ${message} ${hint}`;
}
