import type { GraphSpec } from "../graph-spec.js";
import { predecessorsOf } from "./predecessors.js";

/** Some nodes of a flat graph, and all nodes whose results depend on theirs. */
export function nodesBehind(
  names: Iterable<string>,
  graph: Pick<GraphSpec, "nodes">,
): ReadonlySet<string> {
  const successors = new Map<string, string[]>();
  for (const [name, before] of predecessorsOf(graph)) {
    for (const each of before) {
      const known = successors.get(each);
      if (known === undefined) successors.set(each, [name]);
      else known.push(name);
    }
  }
  const found = new Set(names);
  for (const name of found) for (const next of successors.get(name) ?? []) found.add(next);
  return found;
}
