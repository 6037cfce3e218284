import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { flatNodesOf } from "../expand/flat-graph-of.js";
import type { GraphSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";
import { predecessorsOf } from "./predecessors.js";
import { topologicalOrder } from "../expand/topological-order.js";

/** Proposals and model calls of a node in a run in which every call succeeds. */
export interface NodeFlow {
  /** Number of proposals it reads. */
  readonly incoming: number;
  /** Number of model calls it makes, without retries. */
  readonly modelCalls: number;
  /** Maximum number of proposals it passes on. */
  readonly writes: number;
}

/**
 * Returns the number of proposals and model calls of each node, by name. Nodes in other nodes have the path
 * as their name, such as `panel/llama`.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { flowOf } from "@moagraph/core/graph";
 * import { moa } from "@moagraph/recipes";
 *
 * const { incoming } = flowOf(moa.graph).get(moa.graph.output) ?? { incoming: 0 }; // 6
 * ```
 */
export function flowOf({ nodes }: Pick<GraphSpec, "nodes">): ReadonlyMap<string, NodeFlow> {
  return Object.isFrozen(nodes) ? flowOfFrozen(nodes) : computeFlow(nodes);
}

/** `defineGraph` freezes its graphs, so their flow is computed once. */
const flowOfFrozen = memoizeByObject(computeFlow);

function computeFlow(nodes: GraphSpec["nodes"]): ReadonlyMap<string, NodeFlow> {
  const flat = flatNodesOf(nodes);
  const specs = new Map(Object.entries(flat));
  const reads = new Map([...specs].map(([name, node]) => [name, kindOf(node).reads(node)]));
  const flows = new Map<string, NodeFlow>();
  for (const name of topologicalOrder(predecessorsOf({ nodes: flat }))) {
    const node = specs.get(name);
    const inputs = (reads.get(name) ?? []).map((read) => flows.get(read));
    // Validation calls this for graphs in which a name in `reads` may not exist.
    if (node === undefined || inputs.includes(undefined)) continue;
    const incoming = inputs.reduce((sum, flow) => sum + (flow?.writes ?? 0), 0);
    const modelCalls = kindOf(node).modelCalls(node, incoming);
    flows.set(name, { incoming, modelCalls, writes: kindOf(node).writes(node, incoming) });
  }
  return flows;
}
