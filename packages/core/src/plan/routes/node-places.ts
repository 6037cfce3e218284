import { routersOf, routesAround } from "../../spec/flow/predecessors.js";
import type { NodeSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import {
  commonGuard,
  type Guard,
  isInside,
  rootGuard,
  routeGuard,
  type RouterRange,
} from "./guard.js";

/** Where a node is among the routes of a graph. */
export interface NodePlace {
  /** The node runs only if this route is taken. */
  readonly guard: Guard;
  /** Whether it always runs if its guard is taken. */
  readonly isSure: boolean;
}

/** Finds the places of nodes, each after those of the nodes that it waits for. */
export class NodePlaces {
  readonly root: Guard = rootGuard();
  /** By route. Routes of several routers have none. */
  readonly guards: Map<string, Guard> = new Map();
  private readonly routersOf: ReturnType<typeof routersOf>;
  private readonly places = new Map<string, NodePlace>();
  private readonly ranges = new Map<string, RouterRange>();

  constructor(nodes: Readonly<Record<string, NodeSpec>>) {
    this.routersOf = routersOf({ nodes });
  }

  /** The place of a node; outside of all routes if it is unknown. */
  of(name: string): NodePlace {
    return this.places.get(name) ?? { guard: this.root, isSure: true };
  }

  /**
   * Adds a node.
   *
   * @param reads - The nodes without which it is skipped. Empty for the output.
   * @param hasInput - Whether at least one of them runs if its guard is taken.
   */
  add(
    name: string,
    node: NodeSpec,
    reads: readonly string[],
    hasInput: (guard: Guard) => boolean,
  ): void {
    const around = routesAround(name, this.routersOf).map((route) => this.guardOf(route));
    const guards = around.map(({ guard }) => guard);
    if (reads.length > 0) guards.push(this.commonOf(reads));
    const guard = guards.reduce((a, b) => (b.depth > a.depth ? b : a), this.root);
    const isTaken = around.every((route) => route.isExact && isInside(guard, route.guard));
    const isSure = isTaken && (reads.length === 0 || hasInput(guard));
    this.places.set(name, { guard, isSure });
    const taken = kindOf(node).taken?.(node);
    const routes = kindOf(node).routes?.(node).length ?? 0;
    if (taken !== undefined) this.ranges.set(name, { guard, routes, ...taken, isSure });
  }

  /** The guard of a route. That of a route of several routers says only that one of them must run. */
  private guardOf(route: string): { readonly guard: Guard; readonly isExact: boolean } {
    const routers = this.routersOf.get(route) ?? [];
    const [router = ""] = routers;
    const range = this.ranges.get(router);
    if (routers.length !== 1 || range === undefined) {
      return { guard: this.commonOf(routers), isExact: false };
    }
    const guard = this.guards.get(route) ?? routeGuard(range);
    this.guards.set(route, guard);
    return { guard, isExact: true };
  }

  private commonOf(names: readonly string[]): Guard {
    return names.map((name) => this.of(name).guard).reduce(commonGuard);
  }
}
