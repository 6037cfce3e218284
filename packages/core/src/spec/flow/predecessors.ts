import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { GraphSpec, NodeSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";

/**
 * The nodes that each node waits for, by name: those that it reads, and the routers that may choose it.
 */
export function predecessorsOf({
  nodes,
}: Pick<GraphSpec, "nodes">): ReadonlyMap<string, readonly string[]> {
  return Object.isFrozen(nodes) ? ofFrozen(nodes) : compute(nodes);
}

/** The routers that may choose each node, by its name. Only nodes that are a route of some router. */
export function routersOf({
  nodes,
}: Pick<GraphSpec, "nodes">): ReadonlyMap<string, readonly string[]> {
  const routers = new Map<string, string[]>();
  for (const [name, node] of Object.entries<NodeSpec>(nodes)) {
    for (const route of kindOf(node).routes?.(node) ?? []) {
      const known = routers.get(route);
      if (known === undefined) routers.set(route, [name]);
      else known.push(name);
    }
  }
  return routers;
}

const ofFrozen = memoizeByObject(compute);

function compute(nodes: GraphSpec["nodes"]): ReadonlyMap<string, readonly string[]> {
  const routers = routersOf({ nodes });
  return new Map(
    Object.entries<NodeSpec>(nodes).map(([name, node]) => {
      const reads = kindOf(node).reads(node);
      const own = routers.get(name);
      return [name, own === undefined ? reads : [...new Set([...reads, ...own])]];
    }),
  );
}
