import { predecessorsOf } from "../spec/flow/predecessors.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { RouteExtent } from "./routes/route-extents.js";

/** Duration of the longest chain of nodes that run and wait for each other, in seconds. */
export function criticalPathSeconds(
  graph: GraphSpec,
  secondsOf: (node: string) => number,
  { flows, largest }: RouteExtent,
): number {
  const endOf = new Map<string, number>();
  const predecessors = predecessorsOf(graph);
  const ends = (names: readonly string[]): [string, number][] =>
    names.map((name) => [name, endOf.get(name) ?? 0]);
  // A node is listed after all nodes that it waits for.
  for (const name of flows.keys()) {
    endOf.set(name, largest(ends(predecessors.get(name) ?? []), name) + secondsOf(name));
  }
  return largest(endOf);
}
