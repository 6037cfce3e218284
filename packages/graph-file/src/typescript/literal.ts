/** Where a literal begins. */
interface Place {
  /** Indentation of its line. */
  readonly indent: number;
  /** Columns of its line that are used by something else. */
  readonly used: number;
}

/** Longest line with a list or an object, in UTF-16 units. */
const lineWidth = 80;

/** A JSON value as a TypeScript literal. Lists and objects that do not fit in a line have a line for each part. */
export function literalOf(value: unknown, place: Place): string {
  const flat = flatLiteral(value);
  if (typeof value !== "object" || value === null) return flat;
  if (place.used + flat.length <= lineWidth && !flat.includes("\n")) return flat;
  const indent = place.indent + 2;
  const margin = " ".repeat(indent);
  const lines = startsOf(value).map(([start, part]) => {
    const used = margin.length + start.length + 1;
    return `${margin}${start}${literalOf(part, { indent, used })},`;
  });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [open, ...lines, `${" ".repeat(place.indent)}${close}`].join("\n");
}

function flatLiteral(value: unknown): string {
  if (typeof value === "string") return textLiteral(value);
  if (typeof value !== "object" || value === null) return scalarLiteral(value);
  const parts = startsOf(value).map(([start, part]) => start + flatLiteral(part));
  if (Array.isArray(value)) return `[${parts.join(", ")}]`;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** The parts of a list or an object, each with the text before it. */
function startsOf(value: object): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ["", item]);
  return Object.entries(value).map(([key, part]) => [`${propertyKey(key)}: `, part]);
}

/** JSON has no negative zero. */
function scalarLiteral(value: unknown): string {
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** A text of several lines is a template, if it has no characters that a template or an editor changes. */
function textLiteral(text: string): string {
  if (!text.trim().includes("\n") || !/^[\P{C}\n]*$/u.test(text)) return JSON.stringify(text);
  return `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`)}\``;
}

/** The key of a property. `__proto__` without brackets would set the prototype. */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
