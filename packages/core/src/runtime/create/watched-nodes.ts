import { staircaseOf } from "../../spec/flow/staircase-of.js";
import { type FlatGraph, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/** The nodes that nodes with a `staircase` read; `undefined` if no node has one. */
export function watchedNodes(graph: FlatGraph): ReadonlySet<string> | undefined {
  const readers = nodesOf(graph).filter(([, node]) => staircaseOf(graph, node) !== undefined);
  if (readers.length === 0) return undefined;
  return new Set(readers.flatMap(([, node]) => kindOf(node).reads(node)));
}
