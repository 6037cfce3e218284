import { type FlatGraph, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/** The names of the nodes that choose among others. Their edges are dashed. */
export function routersIn(graph: FlatGraph): ReadonlySet<string> {
  return new Set(
    nodesOf(graph).flatMap(([name, node]) => (kindOf(node).routes === undefined ? [] : [name])),
  );
}
