import type { Drawing } from "./drawing.js";
import { drawLegend } from "./legend.js";
import { ink, paper, quietInk } from "./palette.js";
import { shownText } from "./shown-text.js";
import { svgElement } from "./svg-element.js";
import { fontSize, wrappedLines } from "./text-size.js";

const padding = 16;
const titleSize = 15;

/** Puts title, legend and notes around a drawn plot, and returns the SVG as a text. */
export function frameSvg(
  document: Document,
  title: string,
  { options: { width, height }, legend, description, notes }: Drawing,
  drawn: Element,
): string {
  const room = width - 2 * padding;
  const heading = textLines(document, shownText(title), {
    top: padding,
    room,
    size: titleSize,
    style: { "font-weight": 600, fill: ink },
  });
  const top = padding + heading.height + 6;
  const key = drawLegend(document, legend, { left: padding, top, width: room });
  const plotTop = top + key.height + 4;
  drawn.setAttribute("y", String(plotTop));
  // A picture has one name, its title. Names of its parts are not allowed without a role.
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  const footer = textLines(document, notes.map(shownText).join(" "), {
    top: plotTop + height + 4,
    room,
    size: fontSize,
    style: { fill: quietInk },
  });
  const total = Math.ceil(plotTop + height + footer.height + padding);
  const outer = svgElement(document, "svg", svgAttributes(width, total), [
    svgElement(document, "title", {}, shownText(title)),
    svgElement(document, "desc", {}, shownText(description)),
    svgElement(document, "rect", { width, height: total, fill: paper }),
    ...heading.elements,
    key.element,
    drawn,
    ...footer.elements,
  ]);
  return `${outer.outerHTML.replace(/^<svg(?: xmlns="[^"]*")?/, '<svg xmlns="http://www.w3.org/2000/svg"')}\n`;
}

function svgAttributes(width: number, height: number): Record<string, string | number> {
  const font = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', 'Liberation Sans', sans-serif";
  return { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "font-family": font };
}

interface TextPlace {
  readonly top: number;
  /** Width in pixels. */
  readonly room: number;
  readonly size: number;
  readonly style: Readonly<Record<string, string | number>>;
}

/** A text in as many lines as it needs. None for an empty text. */
function textLines(
  document: Document,
  text: string,
  { top, room, size, style }: TextPlace,
): { readonly elements: SVGElement[]; readonly height: number } {
  const lines = text === "" ? [] : wrappedLines(text, room, size);
  const lineHeight = size * 1.35;
  const elements = lines.map((line, index) => {
    const y = top + size + index * lineHeight;
    return svgElement(document, "text", { x: padding, y, "font-size": size, ...style }, line);
  });
  return { elements, height: lines.length * lineHeight };
}
