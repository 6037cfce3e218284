import type { FlatGraph } from "../spec/graph-spec.js";
import { type PlannedNodes, planNodes } from "./plan-nodes.js";
import type { KnownModels } from "./planned-node.js";
import { type RouteExtent, routeExtentsOf } from "./routes/route-extents.js";
import type { PlanAssumptions } from "./run-plan.js";

/** The nodes that ask a model in a run in which routers take the most routes, or the fewest. */
export interface PlannedSide extends PlannedNodes {
  readonly extent: RouteExtent;
}

/** Both sides of a plan. The same object in a graph without routers. */
export interface PlannedRange {
  readonly most: PlannedSide;
  readonly least: PlannedSide;
}

/** The nodes of a graph that ask a model, on both sides of a plan. */
export function plannedRangeOf(
  graph: FlatGraph,
  known: KnownModels,
  assumptions: PlanAssumptions,
): PlannedRange {
  const extents = routeExtentsOf(graph);
  const sideOf = (extent: RouteExtent): PlannedSide => {
    const { nodes, growths } = planNodes(graph, known, assumptions, extent);
    return { nodes, growths, extent };
  };
  const most = sideOf(extents.most);
  return { most, least: extents.least === extents.most ? most : sideOf(extents.least) };
}
