import type { PlannedNode } from "./planned-node.js";

/** A model and the nodes that ask it. */
export interface PlannedModel {
  readonly model: string;
  readonly nodes: readonly PlannedNode[];
}

/** The models that nodes ask, each once. */
export function plannedModels(nodes: Iterable<PlannedNode>): PlannedModel[] {
  const asking = new Map<string, PlannedNode[]>();
  for (const node of nodes) {
    const others = asking.get(node.model);
    if (others === undefined) asking.set(node.model, [node]);
    else others.push(node);
  }
  return [...asking].map(([model, own]) => ({ model, nodes: own }));
}
