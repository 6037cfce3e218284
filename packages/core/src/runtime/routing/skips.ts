import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import { routersOf, routesAround } from "../../spec/flow/predecessors.js";
import type { IsSkipped } from "../compilation.js";
import type { MoaState } from "../graph-state.js";
import { routesTaken } from "../../ledger/routes-taken.js";

/**
 * Tells which nodes of a graph are skipped: those that no router has chosen, and those that read skipped
 * nodes only.
 *
 * The output is never skipped: without anything to read, it fails.
 *
 * @returns `undefined` for a graph without routers: nothing is skipped in it.
 */
export function skipsOf(graph: GraphSpec): IsSkipped | undefined {
  const routers = routersOf(graph);
  if (routers.size === 0) return undefined;
  const known = memoizeByObject((_ledger: MoaState["ledger"]) => new Map<string, boolean>());
  const isSkipped: IsSkipped = (node, state) => {
    const before = known(state.ledger).get(node);
    if (before !== undefined) return before;
    const skips =
      node !== graph.output && (isUnchosen(node, state) || readsSkippedOnly(node, state));
    known(state.ledger).set(node, skips);
    return skips;
  };
  const isUnchosen: IsSkipped = (node, { ledger }) => {
    const taken = routesTaken(ledger);
    const isTaken = (route: string): boolean =>
      (routers.get(route) ?? []).some((router) => taken.get(router)?.has(route) === true);
    return !routesAround(node, routers).every(isTaken);
  };
  const readsSkippedOnly: IsSkipped = (node, state) => {
    const spec = graph.nodes[node];
    const reads = spec === undefined ? [] : kindOf(spec).reads(spec);
    return reads.length > 0 && reads.every((read) => isSkipped(read, state));
  };
  return isSkipped;
}
