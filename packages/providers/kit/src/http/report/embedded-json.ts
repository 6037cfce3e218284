/** JSON inside a text, and the text before it. */
export interface EmbeddedJson {
  readonly before: string;
  readonly value: unknown;
}

/** Finds the first JSON object or list in a text. A text that is JSON as a whole has no `before`. */
export function embeddedJson(text: string): EmbeddedJson | undefined {
  const whole = parsed(text);
  if (whole !== undefined && whole !== text) return { before: "", value: whole };
  for (const start of [text.indexOf("{"), text.search(/\[\s*\{/)]) {
    const end = start === -1 ? -1 : endOf(text, start);
    const value = end === -1 ? undefined : parsed(text.slice(start, end));
    if (value !== undefined) return { before: introduction(text.slice(0, start)), value };
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "number" || typeof value === "boolean" ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The text without what connects it to the JSON: a colon, a dash, a Python `b'`. */
function introduction(text: string): string {
  const tail = text
    .slice(-2_000)
    .replace(/(?:^|\s)(?:event: ?\w+\s+)?data:\s*$/, "")
    .trimEnd()
    .replace(/[-:=({'"\s]*(?:\bb['"])?$/, "");
  return text.slice(0, -2_000) + tail;
}

/** The position after the bracket that closes the one at `start`, or -1. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (isQuoted) {
      if (char === "\\") at += 1;
      else if (char === '"') isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

// `{'message': 'No.', 'code': 401}`
const quotedField =
  /["'](message|msg|detail|code|type|status|param)["']\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\d{1,9})\b)/g;

/**
 * The fields of an object in Python's notation, or of JSON that was cut off. The first of each name
 * counts.
 */
export function quotedFields(
  text: string,
): { readonly before: string; readonly fields: Readonly<Record<string, unknown>> } | undefined {
  const searched = text.slice(0, 8_000);
  const fields: Record<string, unknown> = {};
  for (const [, name = "", single, double, digits] of searched.matchAll(quotedField)) {
    const value = (single ?? double)?.replaceAll(/\\(.)/g, (_, char: string) =>
      char === "n" ? "\n" : char,
    );
    fields[name] ??= value ?? Number(digits);
  }
  if (!["message", "msg", "detail"].some((name) => name in fields)) return undefined;
  return { before: introduction(searched.slice(0, Math.max(0, searched.indexOf("{")))), fields };
}
