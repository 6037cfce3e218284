import { depthOf, type GraphSpec, planRun } from "@moagraph/core/graph";
import { formatCalls, pluralize } from "@moagraph/report/words";

/** The layers of a graph: `3 layers`. */
export function layersText(graph: GraphSpec): string {
  return pluralize(depthOf(graph), "layer");
}

/** The calls of a run of a graph: `13 calls`, or `5 to 13 calls` if it has routers. */
export function callsText(graph: GraphSpec, noun?: string): string {
  return formatCalls(planRun(graph, { facts: () => ({}) }).total, noun);
}
