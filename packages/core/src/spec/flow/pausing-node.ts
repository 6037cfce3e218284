import { type GraphSpec, nodesOf } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";

/** The first node that pauses the run to ask a person; `undefined` if there is none. */
export function pausingNodeOf(graph: GraphSpec): string | undefined {
  return nodesOf(graph).find(([, node]) => kindOf(node).pauses === true)?.[0];
}
