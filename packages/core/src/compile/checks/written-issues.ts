import type { Issue } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import { originsIn } from "../../spec/expand/flat-graph-of.js";
import { writtenPath } from "../../spec/expand/written-path.js";
import type { FlatGraph } from "../../spec/graph-spec.js";

/**
 * Issues of a flat graph, with the paths of the graph that was written. One that several rounds have is
 * listed once.
 */
export function writtenIssues(flat: FlatGraph, issues: readonly Issue[]): Issue[] {
  if (originsIn(flat) === undefined) return [...issues];
  const byContent = new Map<string, Issue>();
  for (const issue of issues) {
    const path = writtenPath(flat, issue.path);
    const content = JSON.stringify([issue.code, path, messageWithoutNode(issue)]);
    if (!byContent.has(content)) byContent.set(content, { ...issue, path });
  }
  return [...byContent.values()];
}

/** The name of a node has the number of its round. */
function messageWithoutNode({ path: [key, node], message }: Issue): string {
  return key === "nodes" ? message.replaceAll(quote(String(node)), "") : message;
}
