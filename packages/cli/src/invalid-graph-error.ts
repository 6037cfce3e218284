import { formatPath, type Issue } from "@moagraph/core/graph";
import { findNodeAtLocation } from "jsonc-parser";
import type { ParsedJson } from "./parse-json.js";
import { textPosition } from "./text-position.js";
import { UsageError } from "./usage-error.js";

/** Every fault of a graph, each with its place in the file. */
export function invalidGraphError(
  file: string,
  text: string,
  { tree }: ParsedJson,
  issues: readonly Issue[],
): UsageError {
  const placeOf = (issue: Issue): string => {
    const node = tree === undefined ? undefined : nearestNode(tree, issue.path);
    return `${file}:${textPosition(text, node?.offset ?? 0)}`;
  };
  return new UsageError({
    code: "INVALID_GRAPH",
    message: [
      `\`${file}\` has ${count(issues)}:`,
      ...issues.map((issue) => line(placeOf(issue), issue)),
    ].join("\n"),
    hint: "Mend what is listed; all of it was checked.",
  });
}

/** A missing part has no place; what it is missing from has one. */
function nearestNode(tree: Tree, path: Issue["path"]): Tree | undefined {
  const node = findNodeAtLocation(tree, [...path]);
  return node ?? (path.length === 0 ? undefined : nearestNode(tree, path.slice(0, -1)));
}

type Tree = NonNullable<ParsedJson["tree"]>;

function count(issues: readonly Issue[]): string {
  return issues.length === 1 ? "1 issue" : `${issues.length} issues`;
}

function line(place: string, { path, message, hint }: Issue): string {
  return `  ${place} ${formatPath(path)}: ${message} ${hint}`;
}
