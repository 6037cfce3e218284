import { flowOf } from "../spec/flow/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { predecessorsOf } from "../spec/flow/predecessors.js";
import { largest } from "../spec/flow/largest.js";

/** Duration of the longest chain of nodes that wait for each other, in seconds. */
export function criticalPathSeconds(graph: GraphSpec, secondsOf: (node: string) => number): number {
  const endOf = new Map<string, number>();
  const predecessors = predecessorsOf(graph);
  // `flowOf` lists a node after all nodes that it waits for.
  for (const name of flowOf(graph).keys()) {
    const start = largest((predecessors.get(name) ?? []).map((each) => endOf.get(each) ?? 0));
    endOf.set(name, start + secondsOf(name));
  }
  return largest(endOf.values());
}
