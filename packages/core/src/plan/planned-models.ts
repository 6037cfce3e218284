import type { PlannedNode } from "./planned-node.js";

/** A model and the nodes that ask it. */
export interface PlannedModel {
  readonly model: string;
  readonly nodes: readonly PlannedNode[];
}

/** Groups nodes by the model they ask. */
export function plannedModels(nodes: Iterable<PlannedNode>): PlannedModel[] {
  const byModel = new Map<string, PlannedNode[]>();
  for (const node of nodes) {
    const group = byModel.get(node.model);
    if (group === undefined) byModel.set(node.model, [node]);
    else group.push(node);
  }
  return [...byModel].map(([model, group]) => ({ model, nodes: group }));
}
