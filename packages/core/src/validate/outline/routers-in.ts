import type { GraphOutline } from "./outline.js";

/** The routers that name each node among their routes, by its name. */
export function routersIn(nodes: GraphOutline["nodes"]): ReadonlyMap<string, readonly string[]> {
  const routers = new Map<string, string[]>();
  for (const router of nodes.values()) {
    for (const { name } of router.routes) {
      const known = routers.get(name);
      if (known === undefined) routers.set(name, [router.name]);
      else known.push(router.name);
    }
  }
  return routers;
}
