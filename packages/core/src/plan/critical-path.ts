import { flowOf } from "../spec/flow/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { largest } from "../spec/largest.js";

/** Duration of the longest chain of nodes that wait for each other, in seconds. */
export function criticalPathSeconds(graph: GraphSpec, secondsOf: (node: string) => number): number {
  const endOf = new Map<string, number>();
  // `flowOf` lists a node after all nodes that it reads.
  for (const name of flowOf(graph).keys()) {
    const node = graph.nodes[name];
    const reads = node === undefined ? [] : kindOf(node).reads(node);
    const start = largest(reads.map((read) => endOf.get(read) ?? 0));
    endOf.set(name, start + secondsOf(name));
  }
  return largest(endOf.values());
}
