import type { GraphSpec } from "./graph-spec.js";
import { kindOf } from "./node-kinds.js";
import { topologicalOrder } from "./topological-order.js";

/** What goes through a node in one run in which every call succeeds. */
export interface NodeFlow {
  /** Proposals it is given. */
  readonly incoming: number;
  /** Model calls it makes, retries not counted. */
  readonly modelCalls: number;
  /** Proposals it passes on, at most. */
  readonly writes: number;
}

/**
 * The flow through each node of a graph, by name.
 *
 * @example
 * ```ts
 * import { flowOf } from "@moagraph/core/graph";
 * import { moa } from "@moagraph/recipes";
 *
 * const { incoming } = flowOf(moa.graph).get(moa.graph.output) ?? { incoming: 0 }; // 6
 * ```
 */
export function flowOf({ nodes }: Pick<GraphSpec, "nodes">): ReadonlyMap<string, NodeFlow> {
  const specs = new Map(Object.entries(nodes));
  const reads = new Map([...specs].map(([name, node]) => [name, kindOf(node).reads(node)]));
  const flows = new Map<string, NodeFlow>();
  for (const name of topologicalOrder(reads)) {
    const node = specs.get(name);
    const given = (reads.get(name) ?? []).map((read) => flows.get(read));
    // In a graph that is still being checked, what a node reads may not exist.
    if (node === undefined || given.includes(undefined)) continue;
    const incoming = given.reduce((sum, flow) => sum + (flow?.writes ?? 0), 0);
    const modelCalls = kindOf(node).modelCalls(node, incoming);
    flows.set(name, { incoming, modelCalls, writes: kindOf(node).writes(node, incoming) });
  }
  return flows;
}
