import { flowOf } from "../../spec/flow/flow.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { Guard } from "./guard.js";
import type { NodePlaces } from "./node-places.js";
import { type NodeAmounts, routeExtentsOf, type RouteExtents } from "./route-extents.js";

/** What the routers of a run have left open. */
export class RunRoutes {
  private readonly closed = new Set<Guard>();

  private constructor(
    private readonly graph: GraphSpec,
    private readonly extents: RouteExtents,
    private readonly places: NodePlaces,
  ) {}

  /** The routes of a run of this graph; `undefined` if it has no routers. */
  static of(graph: GraphSpec): RunRoutes | undefined {
    const extents = routeExtentsOf(graph);
    return extents.places && new RunRoutes(graph, extents, extents.places);
  }

  /** A router has made its choice. */
  take(router: string, to: Iterable<string>): void {
    const node = this.graph.nodes[router];
    const taken = new Set(to);
    for (const route of (node && kindOf(node).routes?.(node)) ?? []) {
      const guard = this.places.guards.get(route);
      if (guard !== undefined && !taken.has(route)) this.closed.add(guard);
    }
  }

  /** The most calls of a node. */
  callsOf(node: string): number {
    return this.extents.most.flows.get(node)?.modelCalls ?? 0;
  }

  /** Whether routers decide how many calls a node makes. */
  isRouted(node: string): boolean {
    const { guard } = this.places.of(node);
    return guard.router !== undefined || this.callsOf(node) < this.allCallsOf(node);
  }

  /** As many calls as if all routes were taken. */
  private allCallsOf(node: string): number {
    return flowOf(this.graph).get(node)?.modelCalls ?? 0;
  }

  /** The most that the amounts of nodes come to, after the choices that were made. */
  most(amounts: NodeAmounts): number {
    return this.extents.most.sum([...amounts].filter(([node]) => !this.isClosed(node)));
  }

  /** Whether a router has not taken a route without which the node does not run. */
  isClosed(node: string): boolean {
    let at: Guard | undefined = this.places.of(node).guard;
    while (at !== undefined && !this.closed.has(at)) at = at.parent;
    return at !== undefined;
  }
}
