import { routesTaken } from "../../ledger/routes-taken.js";
import { type Compilation, readsOf } from "../compilation.js";
import type { MoaState } from "../graph-state.js";
import { routersOf, routesAround } from "../../spec/flow/predecessors.js";

/**
 * The routers that have not chosen these nodes, or the nodes that they read.
 *
 * @returns Empty unless all of the nodes are skipped.
 */
export function skippingRouters(
  nodes: readonly string[],
  state: Pick<MoaState, "ledger">,
  compilation: Compilation,
): string[] {
  const { isSkipped, graph } = compilation;
  if (isSkipped === undefined || !nodes.every((node) => isSkipped(node, state))) return [];
  const routers = routersOf(graph);
  const taken = routesTaken(state.ledger);
  const found = new Set<string>();
  const open = new Set(nodes);
  for (const node of open) {
    const unchosen = routesAround(node, routers).flatMap((route) =>
      (routers.get(route) ?? []).filter((router) => taken.get(router)?.has(route) !== true),
    );
    for (const router of unchosen) found.add(router);
    if (unchosen.length === 0) for (const read of readsOf(node, compilation)) open.add(read);
  }
  return [...found];
}
