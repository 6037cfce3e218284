import type { Issue, IssuePath } from "../errors/issue.js";
import { shorten } from "../errors/quote.js";
import { nodesIn, type Part } from "./outline/parts.js";
import { isRecord } from "./value/is-record.js";

/**
 * Explains issues of `reads` and `output` that hold a node itself: they hold the names of nodes.
 *
 * @param part - The part in which the issues were found.
 */
export function explainReferences(
  issues: readonly Issue[],
  part: Pick<Part, "at" | "value">,
): Issue[] {
  const names = new Map(Object.entries(nodesIn(part.value)).map(([name, node]) => [node, name]));
  return issues.map((issue) => {
    const path = issue.path.slice(part.at.length);
    if (issue.code !== "WRONG_TYPE" || !isReference(path)) return issue;
    const value = valueAt(part.value, path);
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

function isReference(path: IssuePath): boolean {
  return path.at(-2) === "reads" || (path.length <= 2 && path[0] === "output");
}

function valueAt(graph: unknown, path: IssuePath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : value),
    graph,
  );
}
