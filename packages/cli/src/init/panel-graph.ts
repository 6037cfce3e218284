import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
} from "@moagraph/core/graph";
import type { ChosenPanel } from "./chosen-panel.js";

/** The node that writes the answer. */
export const answerNode = "fuse";

/** The graph of a panel. Its proposers are named after their families. */
export function panelGraph(panel: ChosenPanel): GraphSpec {
  const { samples } = panel;
  const names = proposerNames(panel);
  const nodes: Record<string, NodeSpec> = {};
  panel.proposers.forEach(({ model }, at) => {
    nodes[names[at] as string] = proposer(samples > 1 ? { model, samples } : { model });
  });
  nodes[answerNode] = aggregator({ model: panel.aggregator.model, reads: names });
  return defineGraph({ name: "panel", nodes, output: answerNode });
}

/** The names of the proposers' nodes, in their order. */
export function proposerNames({ proposers }: ChosenPanel): string[] {
  const taken = new Set([answerNode]);
  return proposers.map(({ family }) => {
    const base = family.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-") || "model";
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    return name;
  });
}
