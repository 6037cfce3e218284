import { flowOf } from "./flow.js";
import { type GraphSpec, nodesOf } from "./graph-spec.js";
import { kindOf, type NodeSpec } from "./node-kinds.js";
import { policiesOf } from "./policies/policies.js";

/** Model calls that one run of the graph makes, retries not counted. */
export function modelCallsOf(graph: GraphSpec): number {
  return [...flowOf(graph).values()].reduce((sum, { modelCalls }) => sum + modelCalls, 0);
}

/** The models a graph asks, fallbacks last, each once, in the order of its nodes. */
export function modelsOf(graph: GraphSpec): string[] {
  const asked = nodesOf(graph).flatMap(([, node]) => kindOf(node).models(node));
  const instead = nodesOf(graph).flatMap(([, node]) => fallbacksOf(graph, node));
  return [...new Set([...asked, ...instead])];
}

/** The models that a node asks instead of its own, in order; none for one that asks no model. */
export function fallbacksOf(graph: GraphSpec, node: NodeSpec): string[] {
  const own = kindOf(node).models(node);
  if (own.length === 0) return [];
  return policiesOf(graph, node).fallback.filter((model) => !own.includes(model));
}
