import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { edgesOf } from "./edges.js";
import { layOut } from "./lay-out.js";
import type { Rectangle } from "./place-column.js";
import { type SvgAttributes, svgElement, svgText, tenth } from "./svg-element.js";
import { arrowhead, drawEdge, drawFrame, drawPaper, drawPill, drawStop } from "./svg-parts.js";
import { svgStyle } from "./svg-style.js";

/**
 * Draws a graph as an SVG: prompt, layers from left to right, every read, answer.
 *
 * The same graph always gives the same text, which is light or dark as its reader prefers. A node
 * that takes several samples is drawn once, with their number. Needs no browser and measures no
 * fonts: boxes are as wide as their texts can be in a common monospaced font.
 *
 * @returns A whole SVG file, which may also stand within HTML.
 * @example
 * ```ts
 * import { toSvg } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(toSvg(moaLite.graph)); // <svg xmlns="http://www.w3.org/2000/svg" ...
 * ```
 */
export function toSvg(graph: GraphSpec): string {
  const layout = layOut(graph);
  const { area, prompt, columns, answer } = layout;
  const parts = [
    svgElement("title", {}, svgText(graph.name)),
    svgElement("desc", {}, svgText(descriptionOf(graph))),
    svgElement("style", {}, svgStyle),
    svgElement("defs", {}, arrowhead),
    drawPaper(area),
    ...columns.flatMap(({ frames }) => frames.map(drawFrame)),
    ...edgesOf(graph, layout).map(drawEdge),
    drawPill("prompt", prompt),
    ...columns.flatMap(({ stops }) => [...stops.values()].flatMap(drawStop)),
    drawPill("answer", answer),
  ];
  return `${svgElement("svg", rootAttributes(area), `\n${parts.join("\n")}\n`)}\n`;
}

function rootAttributes({ left, top, width, height }: Rectangle): SvgAttributes {
  return {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: [left, top, width, height].map(tenth).join(" "),
    width,
    height,
    role: "img",
    class: "moagraph",
  };
}

/** The drawing in words, for those who do not see it. */
function descriptionOf(graph: GraphSpec): string {
  const sentences = nodesOf(graph).map(([name, node]) => {
    const reads = kindOf(node).reads(node);
    return `${name} (${node.kind}) reads ${reads.length === 0 ? "the prompt" : reads.join(", ")}.`;
  });
  return [...sentences, `The answer is that of ${graph.output}.`].join(" ");
}
