import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import { fallbacksOf } from "../../spec/model-calls.js";
import { kindOf } from "../../spec/node-kinds.js";

/** A node, and the models that it may ask. */
export type AskingModels = readonly [node: string, models: readonly string[]];

/** The nodes of a graph that ask a model, with their fallbacks. */
export function askingModels(graph: GraphSpec): AskingModels[] {
  return nodesOf(graph).map(([name, node]) => [
    name,
    [...kindOf(node).models(node), ...fallbacksOf(graph, node)],
  ]);
}

/** The list of a key, which is made if there is none. */
export function listUnder(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
