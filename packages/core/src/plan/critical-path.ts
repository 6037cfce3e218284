import { flowOf } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";

/** Duration of the longest chain of nodes that wait for each other, in seconds. */
export function criticalPathSeconds(graph: GraphSpec, secondsOf: (node: string) => number): number {
  const endOf = new Map<string, number>();
  // `flowOf` lists a node after all nodes that it reads.
  for (const name of flowOf(graph).keys()) {
    const node = graph.nodes[name];
    const reads = node === undefined ? [] : kindOf(node).reads(node);
    const start = Math.max(0, ...reads.map((read) => endOf.get(read) ?? 0));
    endOf.set(name, start + secondsOf(name));
  }
  return Math.max(0, ...endOf.values());
}
