import type { LegendEntry } from "./drawing.js";
import { ink, paper } from "./palette.js";
import { shownText } from "./shown-text.js";
import { svgElement } from "./svg-element.js";
import { fittingText, fontSize, textWidth } from "./text-size.js";

const swatch = 16;
const gap = 20;
const lineHeight = 20;

/** A drawn legend and its height in pixels. */
export interface DrawnLegend {
  readonly element: SVGElement;
  readonly height: number;
}

/** Draws a legend in as many lines as it needs. */
export function drawLegend(
  document: Document,
  entries: readonly LegendEntry[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): DrawnLegend {
  let [x, y] = [left, top];
  const drawn = entries.map((entry) => {
    const label = fittingText(shownText(entry.label), width - swatch - gap);
    const needed = swatch + 6 + textWidth(label);
    if (x > left && x + needed > left + width) [x, y] = [left, y + lineHeight];
    const element = drawEntry(document, { ...entry, label }, x, y);
    x += needed + gap;
    return element;
  });
  const height = entries.length === 0 ? 0 : y - top + lineHeight;
  return { element: svgElement(document, "g", { "aria-hidden": "true" }, drawn), height };
}

function drawEntry(document: Document, entry: LegendEntry, x: number, y: number): SVGElement {
  const text = svgElement(
    document,
    "text",
    { x: swatch + 6, y: lineHeight / 2, dy: "0.35em", "font-size": fontSize, fill: ink },
    entry.label,
  );
  return svgElement(document, "g", { transform: `translate(${x},${y})` }, [
    drawMark(document, entry),
    text,
  ]);
}

function drawMark(document: Document, { mark, colour, published }: LegendEntry): SVGElement {
  const middle = lineHeight / 2;
  const fill = published === true ? paper : colour;
  const outline = { fill, stroke: colour, "stroke-width": 1.5 };
  if (mark === "dot") {
    return svgElement(document, "circle", { cx: swatch / 2, cy: middle, r: 5, ...outline });
  }
  if (mark === "box") {
    return svgElement(document, "rect", { x: 2, y: middle - 6, width: 12, height: 12, ...outline });
  }
  const dashes = published === true ? { "stroke-dasharray": "4 3" } : {};
  const path = `M0,${middle}H${swatch}`;
  return svgElement(document, "path", { d: path, stroke: colour, "stroke-width": 2.5, ...dashes });
}
