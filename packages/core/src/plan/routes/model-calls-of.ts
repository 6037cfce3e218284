import type { GraphSpec } from "../../spec/graph-spec.js";
import { flatGraphOf } from "../../spec/expand/flat-graph-of.js";
import { staircaseOf } from "../../spec/flow/staircase-of.js";
import { routeExtentsOf } from "./route-extents.js";

/**
 * Returns the most model calls of one run of the graph, without retries and fallbacks: routers take as
 * many routes as they may, all rounds of a `repeat` run, and a node with a `staircase` makes all its
 * requests. `planRun` also has the fewest.
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
  const { nodes } = flatGraphOf(graph);
  return most.sum(
    [...most.flows].map(([name, { modelCalls }]) => {
      const node = nodes[name];
      const rounds = (node && staircaseOf(graph, node)?.maxRounds) ?? 1;
      return [name, modelCalls * rounds];
    }),
  );
}
