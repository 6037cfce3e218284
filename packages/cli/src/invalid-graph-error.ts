import { formatPath, type Issue } from "@moagraph/core/graph";
import type { GraphText } from "./text/parse-graph-text.js";
import { UsageError } from "./usage-error.js";

/** Every fault of a graph, each with its place in the file. */
export function invalidGraphError(
  file: string,
  { placeOf }: GraphText,
  issues: readonly Issue[],
): UsageError {
  return new UsageError({
    code: "INVALID_GRAPH",
    message: [
      `\`${file}\` has ${count(issues)}:`,
      ...issues.map((issue) => line(placeOf(issue.path), issue)),
    ].join("\n"),
    hint: "Mend what is listed; all of it was checked.",
  });
}

function count(issues: readonly Issue[]): string {
  return issues.length === 1 ? "1 issue" : `${issues.length} issues`;
}

function line(place: string, { path, message, hint }: Issue): string {
  return `  ${place} ${formatPath(path)}: ${message} ${hint}`;
}
