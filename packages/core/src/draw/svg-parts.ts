import type { Edge } from "./edges.js";
import { type Frame, middleOf, type Rectangle, type Waypoint } from "./place-column.js";
import { svgElement, svgText } from "./svg-element.js";
import { boxLines, spacing } from "./svg-sizes.js";

/** The arrowhead of every edge. */
export const arrowhead: string = svgElement(
  "marker",
  {
    id: "moagraph-arrowhead",
    viewBox: "0 0 8 8",
    refX: 8,
    refY: 4,
    markerWidth: 7,
    markerHeight: 7,
    orient: "auto",
  },
  svgElement("path", { class: "arrowhead", d: "M0,0L8,4L0,8Z" }),
);

/** The background, so that the drawing is legible on any page. */
export function drawBackground(area: Rectangle): string {
  return drawRectangle(area, "paper", 12);
}

/** The frame around the nodes of a layer, with its heading. */
export function drawFrame(frame: Frame): string {
  const x = frame.left + spacing.inFrame;
  const heading = svgElement(
    "text",
    { class: "heading", x, y: frame.top + 17 },
    svgText(frame.heading),
  );
  return drawRectangle(frame, "layer", 10) + heading;
}

/** The box of a node. Empty for a gap where an edge crosses. */
export function drawBox({ label, ...box }: Waypoint): string[] {
  if (label === undefined) return [];
  const x = box.left + spacing.inBox;
  const lines = boxLines(label).map((line, index) => {
    const y = box.top + spacing.inBox + 10 + index * spacing.betweenLines;
    return svgElement("text", index === 0 ? { class: "name", x, y } : { x, y }, svgText(line));
  });
  return [svgElement("g", {}, drawRectangle(box, "box", 8), ...lines)];
}

/** The rounded box of the prompt or the answer. */
export function drawPill(text: string, pill: Rectangle): string {
  const x = pill.left + spacing.inPill;
  const y = middleOf(pill) + 4.5;
  return (
    drawRectangle(pill, "pill", pill.height / 2) + svgElement("text", { class: "name", x, y }, text)
  );
}

/** The line of an edge, dashed for a route. Its arrowhead is where it ends at a box. */
export function drawEdge({ path: d, isJoint, isRoute }: Edge): string {
  const line = { class: isRoute ? "edge route" : "edge", d };
  return svgElement("path", isJoint ? line : { ...line, "marker-end": arrowheadUrl });
}

const arrowheadUrl = "url(#moagraph-arrowhead)";

function drawRectangle({ left, top, width, height }: Rectangle, name: string, rx: number): string {
  return svgElement("rect", { class: name, x: left, y: top, width, height, rx });
}
