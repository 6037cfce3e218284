import { flatGraphOf } from "../../spec/expand/flat-graph-of.js";
import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/** The names of the nodes that choose among others. Their edges are dashed. */
export function routersIn(graph: GraphSpec): ReadonlySet<string> {
  const nodes = nodesOf(flatGraphOf(graph));
  return new Set(
    nodes.flatMap(([name, node]) => (kindOf(node).routes === undefined ? [] : [name])),
  );
}
