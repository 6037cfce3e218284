import { type FlatGraph, nodesOf } from "../graph-spec.js";
import type { GraphPath } from "./expansion.js";
import { originsIn } from "./flat-graph-of.js";

/** The names of all rounds in a flat graph, such as `rounds/1`. */
export function roundsIn(flat: FlatGraph): string[] {
  const source = originsIn(flat);
  if (source === undefined) return [];
  return nodesOf(flat).flatMap(([name, node]): readonly string[] => {
    // Of the nodes that are added for a repeat, this one reads all rounds.
    if (node.kind !== "selector" || node.by !== "latest") return [];
    const path = source.origins.get(name)?.path ?? [];
    return isRepeat(path, source.written) ? node.reads : [];
  });
}

function isRepeat(path: GraphPath, written: unknown): boolean {
  const node = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), written);
  return Reflect.get(Object(node), "kind") === "repeat";
}
