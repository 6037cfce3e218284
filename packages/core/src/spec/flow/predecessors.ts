import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { flatNodesOf } from "../expand/flat-graph-of.js";
import type { GraphSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";

/** The routers that name each node among their routes, by its name. Only nodes that are a route. */
export type Routers = ReadonlyMap<string, readonly string[]>;

/** The routers of a graph, by route. */
export function routersOf({ nodes }: Pick<GraphSpec, "nodes">): Routers {
  const routers = new Map<string, string[]>();
  for (const [name, node] of Object.entries(flatNodesOf(nodes))) {
    for (const route of kindOf(node).routes?.(node) ?? []) {
      const known = routers.get(route);
      if (known === undefined) routers.set(route, [name]);
      else known.push(name);
    }
  }
  return routers;
}

/**
 * The routes that a node belongs to: itself and the nodes that hold it, as far as they are routes. The
 * node runs if each of them was chosen by one of its routers.
 */
export function routesAround(node: string, routers: Routers): string[] {
  if (routers.size === 0) return [];
  const parts = node.split("/");
  return parts
    .map((_, index) => parts.slice(0, index + 1).join("/"))
    .filter((name) => routers.has(name));
}

/**
 * The nodes that each node waits for, by name: those that it reads, and the routers that may choose it. In
 * a route that holds several nodes, those that read others of them wait for the router through these.
 */
export function predecessorsOf({
  nodes,
}: Pick<GraphSpec, "nodes">): ReadonlyMap<string, readonly string[]> {
  return Object.isFrozen(nodes) ? ofFrozen(nodes) : compute(nodes);
}

const ofFrozen = memoizeByObject(compute);

function compute(nodes: GraphSpec["nodes"]): ReadonlyMap<string, readonly string[]> {
  const flat = flatNodesOf(nodes);
  const routers = routersOf({ nodes: flat });
  return new Map(
    Object.entries(flat).map(([name, node]) => {
      const reads = kindOf(node).reads(node);
      const own = routesAround(name, routers)
        .filter((route) => !reads.some((read) => isWithin(read, route)))
        .flatMap((route) => routers.get(route) ?? []);
      return [name, own.length === 0 ? reads : [...new Set([...reads, ...own])]];
    }),
  );
}

function isWithin(node: string, route: string): boolean {
  return node === route || node.startsWith(`${route}/`);
}
