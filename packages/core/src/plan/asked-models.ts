import type { PlannedNode } from "./planned-node.js";

/** A model and the nodes that ask it. */
export interface AskedModel {
  readonly model: string;
  readonly nodes: readonly PlannedNode[];
}

/** The models that nodes ask, each once. */
export function askedModels(nodes: Iterable<PlannedNode>): AskedModel[] {
  const asking = new Map<string, PlannedNode[]>();
  for (const node of nodes) {
    const others = asking.get(node.model);
    if (others === undefined) asking.set(node.model, [node]);
    else others.push(node);
  }
  return [...asking].map(([model, own]) => ({ model, nodes: own }));
}
