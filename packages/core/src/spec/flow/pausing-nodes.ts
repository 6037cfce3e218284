import { flatGraphOf } from "../expand/flat-graph-of.js";
import { type GraphSpec, nodesOf } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";

/**
 * Returns the nodes that pause a run to ask a person. A graph with such a node needs a `checkpointer`.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @returns Their names, in the order of the graph. A node within another is named by its path, such as
 * `panel/pick`.
 * @example
 * ```ts
 * import { defineGraph, human, pausingNodesOf, proposer } from "@moagraph/core/graph";
 *
 * const nodes = {
 *   owl: proposer({ model: "simulated:owl", samples: 3 }),
 *   pick: human({ reads: ["owl"] }),
 * };
 * pausingNodesOf(defineGraph({ name: "board", nodes, output: "pick" })); // ["pick"]
 * ```
 */
export function pausingNodesOf(graph: GraphSpec): string[] {
  const nodes = nodesOf(flatGraphOf(graph));
  return nodes.flatMap(([name, node]) => (kindOf(node).pauses === true ? [name] : []));
}
