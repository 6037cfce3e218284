import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { FlatGraph, FlatNodeSpec, GraphSpec, NamedNode } from "../graph-spec.js";
import type { Policies } from "../policies/policies.js";
import type { FlatNode, Origin } from "./expansion.js";
import { isFlat, NodeExpander } from "./node-expander.js";

/** A flat graph, and where its nodes come from. */
interface Flattened {
  readonly graph: FlatGraph;
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * The graph with flat nodes in the place of those that hold other nodes. A graph that has none is
 * returned as it is.
 *
 * @param graph - Checked: its expansion is not bounded here.
 */
export function flatGraphOf(graph: GraphSpec): FlatGraph {
  if (areFlat(graph.nodes)) return graph as FlatGraph;
  const { graph: flat } = Object.isFrozen(graph) ? flattenFrozen(graph) : flatten(graph);
  return flat;
}

/** The flat nodes of a graph's nodes, with their names. */
export function flatNodesOf(nodes: GraphSpec["nodes"]): NamedNode<FlatNodeSpec>[] {
  if (areFlat(nodes)) return Object.entries(nodes);
  return expand(nodes, {}).map(({ name, node }) => [name, node]);
}

function areFlat(nodes: GraphSpec["nodes"]): nodes is FlatGraph["nodes"] {
  return Object.values(nodes).every(isFlat);
}

const flattenFrozen = memoizeByObject(flatten);

function flatten(graph: GraphSpec): Flattened {
  const nodes = expand(graph.nodes, {});
  const specs = nodes.map(({ name, node }): [string, FlatNodeSpec] => [name, node]);
  return {
    graph: Object.freeze({ ...graph, nodes: Object.freeze(Object.fromEntries(specs)) }),
    origins: new Map(nodes.map(({ name, origin }) => [name, origin])),
  };
}

function expand(nodes: GraphSpec["nodes"], policies: Policies): FlatNode[] {
  const origin = { path: [], graph: [] };
  const none = new Map();
  return new NodeExpander().expand({
    nodes,
    prefix: "",
    renamed: none,
    given: none,
    policies,
    origin,
  });
}
