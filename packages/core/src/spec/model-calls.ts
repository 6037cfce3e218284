import { flowOf } from "./flow.js";
import { type GraphSpec, nodesOf } from "./graph-spec.js";
import { kindOf } from "./node-kinds.js";

/** Model calls that one run of the graph makes, retries not counted. */
export function modelCallsOf(graph: GraphSpec): number {
  return [...flowOf(graph).values()].reduce((sum, { modelCalls }) => sum + modelCalls, 0);
}

/** The models a graph asks, each once, in the order of its nodes. */
export function modelsOf(graph: GraphSpec): string[] {
  return [...new Set(nodesOf(graph).flatMap(([, node]) => kindOf(node).models(node)))];
}
