import { type FlatGraph, nodesOf } from "../graph-spec.js";
import { originsIn } from "./flat-graph-of.js";
import { valueAt } from "./written-path.js";

/** The names of all rounds in a flat graph, such as `rounds/1`. */
export function roundsIn(flat: FlatGraph): string[] {
  const source = originsIn(flat);
  if (source === undefined) return [];
  return nodesOf(flat).flatMap(([name, node]): readonly string[] => {
    // Of the nodes that are added for a repeat, this one reads all rounds.
    if (node.kind !== "selector" || node.by !== "latest") return [];
    const path = source.origins.get(name)?.path ?? [];
    return valueAt([...path, "kind"], source.written) === "repeat" ? node.reads : [];
  });
}
