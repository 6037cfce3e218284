/**
 * The name of a route as it is written in the graph of its router. Both are in that graph, so the flat
 * names of both begin with the path to it.
 *
 * @param router - The flat name of the router.
 */
export function writtenRoute(route: string, router: string): string {
  const path = router.slice(0, router.lastIndexOf("/") + 1);
  return route.startsWith(path) ? route.slice(path.length) : route;
}
