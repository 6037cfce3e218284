import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  modelIdOf,
} from "@moagraph/core/graph";
import type { ChosenPanel } from "./chosen-panel.js";
import type { PanelServers } from "./panel-servers.js";

/** The node that writes the answer. */
export const answerNode = "fuse";

/** The graph of a panel. Its proposers are named after their models. */
export function panelGraph(panel: ChosenPanel, endpoints: PanelServers["endpoints"]): GraphSpec {
  const { samples } = panel;
  const names = proposerNames(panel);
  const nodes: Record<string, NodeSpec> = {};
  panel.proposers.forEach(({ model }, at) => {
    nodes[names[at] as string] = proposer(samples > 1 ? { model, samples } : { model });
  });
  nodes[answerNode] = aggregator({ model: panel.aggregator.model, reads: names });
  const addresses = Object.keys(endpoints).length === 0 ? {} : { endpoints };
  return defineGraph({ name: "panel", ...addresses, nodes, output: answerNode });
}

/** The names of the proposers' nodes, in their order. */
export function proposerNames({ proposers }: ChosenPanel): string[] {
  const taken = new Set([answerNode]);
  return proposers.map(({ model }) => {
    const base = slugOf(model);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}.${count}`;
    taken.add(name);
    return name;
  });
}

/** The last part of a model id, as a node's name: `qwen3-4b` for `ollama:qwen3:4b`. */
function slugOf(model: string): string {
  const last = modelIdOf(model).split("/").at(-1) ?? "";
  const slug = last
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}.]+/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/-$/, "");
  if (slug === "") return "model";
  // Some short words are names of the graph's own state. JavaScript sorts numbers to the front.
  return /^(?:[a-z]+|\d+)$/.test(slug) ? `model-${slug}` : slug;
}
