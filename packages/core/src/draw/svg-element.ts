/** The attributes of an element. Numbers are rounded to one decimal. */
export type SvgAttributes = Readonly<Record<string, string | number>>;

/** The markup of an SVG element. `children` must be markup, not text. */
export function svgElement(
  name: string,
  attributes: SvgAttributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${attributeText(value)}"`,
  );
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

/** A text as markup. Characters that XML does not allow, such as control characters, become �. */
export function svgText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** A number of pixels as text, rounded to one decimal. */
export function roundToTenth(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

function attributeText(value: string | number): string {
  return typeof value === "number" ? roundToTenth(value) : svgText(value);
}
