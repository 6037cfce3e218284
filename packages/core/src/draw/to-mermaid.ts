import { flowOf } from "../spec/flow.js";
import { type GraphSpec, type NamedNode, nodesOf } from "../spec/graph-spec.js";
import { layersOf } from "../spec/layers.js";
import { kindOf } from "../spec/node-kinds.js";

/**
 * Draws a graph as a Mermaid flowchart: prompt, layers, every read, answer.
 *
 * A node that takes several samples is drawn once, with their number. Loads no LangGraph; the
 * compiled graph's own `getGraph()` draws each call by itself.
 *
 * @example
 * ```ts
 * import { toMermaid } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(toMermaid(moaLite.graph)); // flowchart LR ...
 * ```
 */
export function toMermaid(graph: GraphSpec): string {
  const ids = new Map(nodesOf(graph).map(([name], index) => [name, `n${index + 1}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  return [
    "flowchart LR",
    "  prompt([prompt])",
    ...layersOf(graph).flatMap((names, index) => drawLayer(names, index + 1, graph, idOf)),
    "  answer([answer])",
    ...nodesOf(graph).flatMap((node) => drawReads(node, idOf)),
    `  ${idOf(graph.output)} --> answer`,
    "",
  ].join("\n");
}

function drawLayer(
  names: readonly string[],
  layer: number,
  graph: GraphSpec,
  idOf: (name: string) => string,
): string[] {
  return [
    `  subgraph layer${layer}["layer ${layer}"]`,
    ...names.map((name) => `    ${idOf(name)}["${labelOf(name, graph)}"]`),
    "  end",
  ];
}

function labelOf(name: string, graph: GraphSpec): string {
  const node = graph.nodes[name];
  if (node === undefined) return escapeLabel(name);
  const kind = kindOf(node);
  const modelCalls = flowOf(graph).get(name)?.modelCalls ?? 0;
  const calls = modelCalls > 1 ? ` × ${modelCalls}` : "";
  return [name, ...kind.models(node)].map(escapeLabel).join("<br/>") + calls;
}

function drawReads([name, node]: NamedNode, idOf: (name: string) => string): string[] {
  const reads = kindOf(node).reads(node);
  if (reads.length === 0) return [`  prompt --> ${idOf(name)}`];
  return reads.map((read) => `  ${idOf(read)} --> ${idOf(name)}`);
}

/** Mermaid reads quotes, `#` and markup in labels; its own entities keep them as text. */
function escapeLabel(text: string): string {
  return text.replaceAll(/[#"<>&`]/g, (character) => `#${character.codePointAt(0)};`);
}
