import { DOMParser } from "linkedom";

const namespace = "http://www.w3.org/2000/svg";

/** An empty SVG document, without a browser. It escapes texts and attributes. */
export function svgDocument(): Document {
  const empty = `<svg xmlns="${namespace}"/>`;
  return new DOMParser().parseFromString(empty, "image/svg+xml") as unknown as Document;
}

/** Makes an SVG element with attributes, and with a text or elements in it. */
export function svgElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly Element[] = [],
): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (typeof content === "string") element.textContent = content;
  else element.append(...content);
  return element;
}
