// Drawings of a graph as text.
//
// `to-mermaid.ts` writes a Mermaid flowchart. `to-svg.ts` writes an SVG: `columns/` sorts the layers by
// depth, and each column so that few edges cross. `place-column.ts` and `lay-out.ts` compute positions,
// `edges.ts` computes the edges, and `svg-*.ts` write the markup.

import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import { predecessorsOf } from "../spec/flow/predecessors.js";
import { type FlatGraph, type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { type DrawnLayer, drawnLayersOf, headingOf } from "./columns/drawn-layers.js";
import type { NodeLabel } from "./columns/node-label.js";
import { routersIn } from "./columns/routers-in.js";

/**
 * Returns a graph as a Mermaid flowchart: prompt, layers, one edge per read, answer. The edges of a
 * router to its routes are dashed.
 *
 * A node with several model calls is drawn once, with their number. `getGraph()` of the compiled graph
 * draws each call separately. `toMermaid` does not load LangGraph.
 *
 * @param written - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
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
  const ids = new Map(nodesOf(graph).map(([name], index) => [name, `n${index + 1}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  return [
    "flowchart LR",
    "  prompt([prompt])",
    ...drawnLayersOf(graph).flatMap((layer, index) => drawLayer(layer, `layer${index + 1}`, idOf)),
    "  answer([answer])",
    ...drawArrows(graph, idOf),
    `  ${idOf(graph.output)} --> answer`,
    "",
  ].join("\n");
}

function drawLayer(layer: DrawnLayer, id: string, idOf: (name: string) => string): string[] {
  return [
    `  subgraph ${id}["${escapeLabel(headingOf(layer))}"]`,
    ...layer.nodes.map((label) => `    ${idOf(label.name)}["${labelText(label)}"]`),
    "  end",
  ];
}

function labelText({ title, models, times }: NodeLabel): string {
  return [title, ...models].map(escapeLabel).join("<br/>") + times;
}

function drawArrows(graph: FlatGraph, idOf: (name: string) => string): string[] {
  const routers = routersIn(graph);
  return [...predecessorsOf(graph)].flatMap(([name, before]) => {
    if (before.length === 0) return [`  prompt --> ${idOf(name)}`];
    return before.map((each) => {
      const arrow = routers.has(each) ? "-.->" : "-->";
      return `  ${idOf(each)} ${arrow} ${idOf(name)}`;
    });
  });
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
