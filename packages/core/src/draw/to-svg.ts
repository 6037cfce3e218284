import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import { type FlatGraph, type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { edgesOf } from "./edges.js";
import { layOut } from "./lay-out.js";
import type { Rectangle } from "./place-column.js";
import { type SvgAttributes, svgElement, svgText, roundToTenth } from "./svg-element.js";
import { arrowhead, drawEdge, drawFrame, drawBackground, drawPill, drawBox } from "./svg-parts.js";
import { svgStyle } from "./svg-style.js";

/**
 * Returns a graph as an SVG: prompt, layers from left to right, one edge per read, answer.
 * The edges of a router to its routes are dashed.
 *
 * The same graph always gives the same text. Colours follow `prefers-color-scheme`, light or dark. A
 * node with several model calls is drawn once, with their number. It needs no browser and does not
 * measure fonts: box widths are upper bounds for common monospaced fonts.
 *
 * @param written - From `defineGraph`, `layered`, `graphFromJson` or a recipe. Nodes in other nodes are
 * drawn with the path as their name, such as `panel/llama`.
 * @returns A complete SVG file. It can be inlined in HTML.
 * @example
 * ```ts
 * import { toSvg } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(toSvg(moaLite.graph)); // <svg xmlns="http://www.w3.org/2000/svg" ...
 * ```
 */
export function toSvg(written: GraphSpec): string {
  const graph = flatGraphOf(written);
  const layout = layOut(graph);
  const { area, prompt, columns, answer } = layout;
  const parts = [
    svgElement("title", {}, svgText(graph.name)),
    svgElement("desc", {}, svgText(descriptionOf(graph))),
    svgElement("style", {}, svgStyle),
    svgElement("defs", {}, arrowhead),
    drawBackground(area),
    ...columns.flatMap(({ frames }) => frames.map(drawFrame)),
    ...edgesOf(graph, layout).map(drawEdge),
    drawPill("prompt", prompt),
    ...columns.flatMap(({ waypoints }) => [...waypoints.values()].flatMap(drawBox)),
    drawPill("answer", answer),
  ];
  return `${svgElement("svg", rootAttributes(area), `\n${parts.join("\n")}\n`)}\n`;
}

function rootAttributes({ left, top, width, height }: Rectangle): SvgAttributes {
  return {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: [left, top, width, height].map(roundToTenth).join(" "),
    width,
    height,
    role: "img",
    class: "moagraph",
  };
}

/** A text description of the drawing, for screen readers. */
function descriptionOf(graph: FlatGraph): string {
  const sentences = nodesOf(graph).map(([name, node]) => {
    const reads = kindOf(node).reads(node);
    const routes = kindOf(node).routes?.(node) ?? [];
    const chosen = routes.length === 0 ? "" : ` and chooses among ${routes.join(", ")}`;
    return `${name} (${node.kind}) reads ${reads.length === 0 ? "the prompt" : reads.join(", ")}${chosen}.`;
  });
  return [...sentences, `The answer is that of ${graph.output}.`].join(" ");
}
