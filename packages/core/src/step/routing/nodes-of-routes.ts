import type { FlatGraph } from "../../spec/graph-spec.js";

/**
 * The flat nodes of each route, by its name: the node itself first, then those that it holds, such as the
 * nodes of a graph and all rounds of a repeat.
 */
export function nodesOfRoutes(
  routes: readonly string[],
  { nodes }: FlatGraph,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map(routes.map((route): [string, string[]] => [route, [route]]));
  for (const name of Object.keys(nodes)) {
    const parts = name.split("/");
    for (let length = 1; length < parts.length; length++) {
      found.get(parts.slice(0, length).join("/"))?.push(name);
    }
  }
  return found;
}
