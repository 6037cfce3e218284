import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import { fallbacksOf } from "../../spec/flow/model-calls.js";
import { kindOf } from "../../spec/node-kinds.js";

/** Something that is known of a model of the graph and that concerns the run. */
export interface AboutModel {
  readonly model: string;
  /** The nodes that ask it. */
  readonly nodes: readonly string[];
  readonly message: string;
}

/** A node, and the models that it may ask. */
export type AskingModels = readonly [node: string, models: readonly string[]];

/** The nodes of a graph that ask a model, with their fallbacks. */
export function askingModels(graph: GraphSpec): AskingModels[] {
  return nodesOf(graph).map(([name, node]) => [
    name,
    [...kindOf(node).models(node), ...fallbacksOf(graph, node)],
  ]);
}

/** The list under a key, which is added if there is none. */
export function listUnder(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
