import { createAttachedValue } from "../../identity/attached-value.js";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { FlatGraph, FlatNodeSpec, GraphSpec, NamedNode } from "../graph-spec.js";
import type { Policies } from "../policies/policies.js";
import type { FlatNode, GraphPath, Origin } from "./expansion.js";
import { modelPoliciesOf } from "./model-policies.js";
import { isFlat, keyOf, NodeExpander } from "./node-expander.js";

/** What a flat graph was made of. */
interface Flattened {
  readonly written: GraphSpec;
  /** Where its nodes come from, by name. */
  readonly origins: ReadonlyMap<string, Origin>;
}

const sources = createAttachedValue<FlatGraph, Flattened>();

/** What a flat graph was made of. `undefined` if it was written as it is. */
export function originsIn(flat: FlatGraph): Flattened | undefined {
  return sources.of(flat);
}

/**
 * Returns the graph as it runs: without nodes that hold other nodes. Makes no model calls.
 *
 * The nodes of a `graph` or `repeat` take its place. The name of each is the path to it, such as
 * `panel/llama` or `rounds/2/writer`, as in events, proposals and the ledger. A graph that has none of
 * them is returned as it is.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @throws `MoaError` `GRAPH_IN_ITSELF` or `TOO_MANY_LEVELS` if the graph has that issue. Valid graphs do not.
 * @example
 * ```ts
 * import { defineGraph, flatGraphOf, graph } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const nodes = { panel: graph({ graph: moaLite.graph }) };
 * const flat = flatGraphOf(defineGraph({ name: "outer", nodes, output: "panel" }));
 * console.log(Object.keys(flat.nodes)[0]); // panel/l1-wizardlm-2-8x22b
 * ```
 */
export function flatGraphOf(graph: GraphSpec): FlatGraph {
  if (areFlat(graph.nodes)) return graph as FlatGraph;
  return Object.isFrozen(graph) ? flattenFrozen(graph) : flatten(graph);
}

/** The flat nodes of a graph's nodes. Nodes that are flat are returned as they are. */
export function flatNodesOf(nodes: GraphSpec["nodes"]): FlatGraph["nodes"] {
  return flatNodesWithResults(nodes).nodes;
}

/** Flat nodes, and which of them pass on what the node at a path passes on: one for each round. */
export interface FlatNodes {
  readonly nodes: FlatGraph["nodes"];
  readonly resultsOf: (path: GraphPath) => readonly string[];
}

/** The flat nodes of nodes whose form is valid. They may read names that do not exist. */
export function flatNodesWithResults(nodes: GraphSpec["nodes"]): FlatNodes {
  if (areFlat(nodes)) return { nodes, resultsOf: nameAt };
  const { flat, results } = expand(nodes, {});
  return {
    nodes: Object.fromEntries(flat.map(named)),
    resultsOf: (path) => results.get(keyOf(path)) ?? [],
  };
}

/** The name in the path of a node that no other node holds. */
function nameAt([, name, ...inner]: GraphPath): string[] {
  return inner.length === 0 ? [String(name)] : [];
}

function named({ name, node }: FlatNode): NamedNode<FlatNodeSpec> {
  return [name, node];
}

function areFlat(nodes: GraphSpec["nodes"]): nodes is FlatGraph["nodes"] {
  return Object.values(nodes).every(isFlat);
}

const flattenFrozen = memoizeByObject(flatten);

/** Nodes that are added by expansions have no quorum, so that of the graph moves to those of the graph. */
function flatten(graph: GraphSpec): FlatGraph {
  const { quorum, ...others } = graph;
  const { flat } = expand(graph.nodes, quorum === undefined ? {} : { quorum });
  const nodes = Object.freeze(Object.fromEntries(flat.map(named)));
  const flattened = Object.freeze({ ...others, ...modelPoliciesOf(graph), nodes });
  const origins = new Map(flat.map(({ name, origin }) => [name, origin]));
  sources.attach(flattened, { written: graph, origins });
  return flattened;
}

interface Expanded {
  readonly flat: readonly FlatNode[];
  readonly results: ReadonlyMap<string, readonly string[]>;
}

function expand(nodes: GraphSpec["nodes"], policies: Policies): Expanded {
  const origin = { path: [], graph: [] };
  const none = new Map();
  const expander = new NodeExpander();
  const group = { nodes, prefix: "", renamed: none, given: none, policies, origin };
  return { flat: expander.expand(group), results: expander.results };
}
