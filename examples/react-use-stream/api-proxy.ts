/**
 * The page asks the LangGraph server below `/api`, so that both have the same origin.
 *
 * @param target - The address of the server.
 */
export function apiProxy(
  target: string,
): Record<string, { target: string; rewrite: (path: string) => string }> {
  return { "/api": { target, rewrite: (path) => path.replace(/^\/api/, "") } };
}
