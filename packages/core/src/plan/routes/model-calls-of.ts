import type { GraphSpec } from "../../spec/graph-spec.js";
import { routeExtentsOf } from "./route-extents.js";

/**
 * Returns the most model calls of one run of the graph, without retries and fallbacks: routers take as
 * many routes as they may, and all rounds run. `planRun` also has the fewest.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * modelCallsOf(moaLite.graph); // 7
 * ```
 */
export function modelCallsOf(graph: GraphSpec): number {
  const { most } = routeExtentsOf(graph);
  return most.sum([...most.flows].map(([name, { modelCalls }]) => [name, modelCalls]));
}
