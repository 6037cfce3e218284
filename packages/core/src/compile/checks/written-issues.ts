import type { Issue } from "../../errors/issue.js";
import { originsIn } from "../../spec/expand/flat-graph-of.js";
import { writtenPath } from "../../spec/expand/written-path.js";
import type { FlatGraph } from "../../spec/graph-spec.js";

/**
 * Issues of a flat graph, with the paths of the graph that was written. One that several rounds have is
 * listed once.
 */
export function writtenIssues(flat: FlatGraph, issues: readonly Issue[]): Issue[] {
  if (originsIn(flat) === undefined) return [...issues];
  const byPlace = new Map<string, Issue>();
  for (const issue of issues) {
    const path = writtenPath(flat, issue.path);
    const place = JSON.stringify([issue.code, path]);
    if (!byPlace.has(place)) byPlace.set(place, { ...issue, path });
  }
  return [...byPlace.values()];
}
