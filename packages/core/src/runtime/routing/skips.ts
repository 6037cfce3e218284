import { routesTaken } from "../../ledger/routes-taken.js";
import { skippedNodes } from "../../ledger/skipped-nodes.js";
import { routersOf, routesAround } from "../../spec/flow/predecessors.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { IsSkipped } from "../compilation.js";

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
  const isUnchosen: IsSkipped = (node, { ledger }) => {
    const taken = routesTaken(ledger);
    const isTaken = (route: string): boolean =>
      (routers.get(route) ?? []).some((router) => taken.get(router)?.has(route) === true);
    return !routesAround(node, routers).every(isTaken);
  };
  return (node, state) => {
    const { ledger } = state;
    return skips(node, {
      before: skippedNodes(ledger),
      isUnchosen: (name) => name !== graph.output && isUnchosen(name, state),
      readsOf: (name) => {
        const spec = name === graph.output ? undefined : graph.nodes[name];
        return spec === undefined ? [] : kindOf(spec).reads(spec);
      },
    });
  };
}

interface Skipping {
  /** For the nodes that have ended. */
  readonly before: ReadonlyMap<string, boolean>;
  readonly isUnchosen: (node: string) => boolean;
  /** None for a node that runs whatever it reads. */
  readonly readsOf: (node: string) => readonly string[];
}

/** Not recursive: a chain of nodes that have no ledger line yet may be longer than the stack. */
function skips(asked: string, skipping: Skipping): boolean {
  const known = new Map<string, boolean>();
  const open = [asked];
  for (let node = asked; open.length > 0; node = open.at(-1) ?? asked) {
    const missing = decide(node, known, skipping);
    if (missing.length === 0) open.pop();
    else open.push(...missing);
  }
  return known.get(asked) === true;
}

/** Decides on a node. Returns the nodes to decide on first. */
function decide(
  node: string,
  known: Map<string, boolean>,
  { before, isUnchosen, readsOf }: Skipping,
): readonly string[] {
  const reads = isUnchosen(node) ? [] : readsOf(node);
  if (reads.length === 0) {
    known.set(node, isUnchosen(node));
    return [];
  }
  const missing = reads.filter((read) => !before.has(read) && !known.has(read));
  if (missing.length > 0) return missing;
  known.set(
    node,
    reads.every((read) => before.get(read) ?? known.get(read)),
  );
  return [];
}
