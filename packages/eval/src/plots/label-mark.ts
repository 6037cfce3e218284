import type { RenderFunction } from "@observablehq/plot";
import { ink, paper, quietInk } from "./palette.js";
import { type PlacedLabel, pointRadius } from "./place-labels.js";
import { svgElement } from "./svg-element.js";

/** A mark that writes labels at their places. Those far from their points have a thin line to them. */
export function labelMark(labels: readonly (PlacedLabel | undefined)[]): RenderFunction {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const placed = labels.filter((label) => label !== undefined);
    const elements = placed.flatMap((label) => [
      ...leader(document, label),
      labelText(document, label),
    ]);
    return svgElement(document, "g", { fill: ink }, elements);
  };
}

/** A text on the right of its point starts at its box, one on the left ends there: widths are estimates. */
function labelText(document: Document, { text, spot, box }: PlacedLabel): SVGElement {
  const place =
    box.left > spot.x
      ? { x: box.left, "text-anchor": "start" }
      : box.right < spot.x
        ? { x: box.right, "text-anchor": "end" }
        : { x: spot.x, "text-anchor": "middle" };
  const halo = { stroke: paper, "stroke-width": 3, "paint-order": "stroke" };
  const y = (box.top + box.bottom) / 2;
  return svgElement(document, "text", { ...place, y, dy: "0.35em", ...halo }, text);
}

const longestWithoutLine = 12;

function leader(document: Document, { spot: { x, y }, box }: PlacedLabel): SVGElement[] {
  const toX = Math.min(Math.max(x, box.left), box.right);
  const toY = Math.min(Math.max(y, box.top), box.bottom);
  const distance = Math.hypot(toX - x, toY - y);
  if (distance <= longestWithoutLine) return [];
  const from = pointRadius / distance;
  const d = `M${x + (toX - x) * from},${y + (toY - y) * from}L${toX},${toY}`;
  return [
    svgElement(document, "path", { d, stroke: quietInk, "stroke-width": 0.75, fill: "none" }),
  ];
}
