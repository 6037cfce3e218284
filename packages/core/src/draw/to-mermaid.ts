// Drawings of a graph as text.
//
// `to-mermaid.ts` writes a Mermaid flowchart. `to-svg.ts` writes an SVG: `columns.ts` sorts the
// layers by depth, `order-parts.ts` orders each column so that few edges cross, `place-column.ts` and
// `lay-out.ts` compute positions, `edges.ts` computes the edges, and `svg-*.ts` write the markup.

import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import { type GraphSpec, type NamedNode, nodesOf } from "../spec/graph-spec.js";
import { layersOf } from "../spec/flow/layers.js";
import { kindOf } from "../spec/node-kinds.js";
import { type NodeLabel, nodeLabels } from "./node-label.js";

/**
 * Returns a graph as a Mermaid flowchart: prompt, layers, one edge per read, answer.
 *
 * A node with several model calls is drawn once, with their number. `getGraph()` of the compiled graph
 * draws each call separately. `toMermaid` does not load LangGraph.
 *
 * @param written - From `defineGraph`, `layered`, `graphFromJson` or a recipe. Nodes in other nodes are
 * drawn with the path as their name, such as `panel/llama`.
 * @example
 * ```ts
 * import { toMermaid } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(toMermaid(moaLite.graph)); // flowchart LR ...
 * ```
 */
export function toMermaid(written: GraphSpec): string {
  const graph = flatGraphOf(written);
  const labels = nodeLabels(graph);
  const ids = new Map([...labels.keys()].map((name, index) => [name, `n${index + 1}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const boxOf = (name: string): string => `${idOf(name)}["${labelText(labels.get(name))}"]`;
  return [
    "flowchart LR",
    "  prompt([prompt])",
    ...layersOf(graph).flatMap((names, index) => drawLayer(index + 1, names.map(boxOf))),
    "  answer([answer])",
    ...nodesOf(graph).flatMap((node) => drawReads(node, idOf)),
    `  ${idOf(graph.output)} --> answer`,
    "",
  ].join("\n");
}

function drawLayer(layer: number, boxes: readonly string[]): string[] {
  return [
    `  subgraph layer${layer}["layer ${layer}"]`,
    ...boxes.map((box) => `    ${box}`),
    "  end",
  ];
}

function labelText(label: NodeLabel | undefined): string {
  if (label === undefined) return "";
  return [label.name, ...label.models].map(escapeLabel).join("<br/>") + label.times;
}

function drawReads([name, node]: NamedNode, idOf: (name: string) => string): string[] {
  const reads = kindOf(node).reads(node);
  if (reads.length === 0) return [`  prompt --> ${idOf(name)}`];
  return reads.map((read) => `  ${idOf(read)} --> ${idOf(name)}`);
}

/**
 * Mermaid interprets quotes, `#`, `%%`, markup and all line breaks in labels. Its character codes keep
 * them as text. HTML has no codes for other control characters and half surrogate pairs: they become �.
 */
function escapeLabel(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\r\t\u0085]|[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll(
      /[#"<>&`%\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `#${character.codePointAt(0)};`,
    );
}
