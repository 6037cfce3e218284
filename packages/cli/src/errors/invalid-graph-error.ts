import { type Issue, issueReport } from "@moagraph/core/graph";
import type { GraphText } from "../text/parse-graph-text.js";
import { UsageError } from "./usage-error.js";

/** Makes the error for an invalid graph file. Each issue has its position in the file. */
export function invalidGraphError(
  file: string,
  { positionOf }: GraphText,
  issues: readonly Issue[],
): UsageError {
  return new UsageError({
    code: "INVALID_GRAPH",
    ...issueReport(`\`${file}\``, issues, positionOf),
  });
}
