import type { Issue } from "../errors/issue.js";
import { shorten } from "../errors/quote.js";
import { isRecord } from "./value/is-record.js";

/**
 * Explains issues of `reads` and `output` that hold a node itself: they hold the names of nodes.
 *
 * @param graph - The graph in which the issues were found.
 */
export function explainReferences(issues: readonly Issue[], graph: unknown): Issue[] {
  const nodes = isRecord(graph) && isRecord(graph["nodes"]) ? graph["nodes"] : {};
  const names = new Map(Object.entries(nodes).map(([name, node]) => [node, name]));
  return issues.map((issue) => {
    if (issue.code !== "WRONG_TYPE" || !isReference(issue)) return issue;
    const value = valueAt(graph, issue.path);
    if (!isRecord(value)) return issue;
    const name = names.get(value);
    return {
      ...issue,
      hint:
        name === undefined
          ? "Write the name that the node has in `nodes`."
          : `Write the name of the node: ${JSON.stringify(shorten(name))}.`,
      nearest: name,
    };
  });
}

function isReference({ path }: Issue): boolean {
  return path.at(-2) === "reads" || (path.length === 1 && path[0] === "output");
}

function valueAt(graph: unknown, path: Issue["path"]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : value),
    graph,
  );
}
