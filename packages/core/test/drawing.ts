import { SaxesParser } from "saxes";

/** An element of a drawing. */
export interface DrawnElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text. */
  text: string;
}

/** The elements of an SVG in the order of their start tags. Throws if it is not well-formed XML. */
export function elementsOf(svg: string): DrawnElement[] {
  const elements: DrawnElement[] = [];
  const open: DrawnElement[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(svg).close();
  return elements;
}

/** Points along the data of a path made of M, H and C. */
export function pointsAlong(d: string): { readonly x: number; readonly y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (const [, command, numbers = ""] of d.matchAll(/([MHC])([^MHC]*)/g)) {
    const values = numbers.split(/[ ,]/).map(Number);
    const from = points.at(-1) ?? { x: 0, y: 0 };
    if (command === "H") points.push({ x: values[0] ?? 0, y: from.y });
    else if (command === "M") points.push({ x: values[0] ?? 0, y: values[1] ?? 0 });
    else points.push(...curve([from.x, from.y, ...values]));
  }
  return points;
}

function curve(values: readonly number[]): { x: number; y: number }[] {
  const at = (start: number, t: number): number => {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 2, 4, 6].map((offset) => values[start + offset]);
    const u = 1 - t;
    return u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
  };
  return Array.from({ length: 16 }, (_, index) => ({
    x: at(0, (index + 1) / 16),
    y: at(1, (index + 1) / 16),
  }));
}
