import { issueReport } from "@moagraph/core/graph";
import type { GraphIssue } from "@moagraph/graph-file";
import { positionText } from "./position-text.js";
import { UsageError } from "./usage-error.js";

/** Makes the error for an invalid graph file. Each issue has its position in the file. */
export function invalidGraphError(file: string, issues: readonly GraphIssue[]): UsageError {
  const positions = new Map(issues.map((issue) => [issue.path, positionText(file, issue)]));
  return new UsageError({
    code: "INVALID_GRAPH",
    ...issueReport(`\`${file}\``, issues, (path) => positions.get(path) ?? file),
  });
}
