/** Texts longer than this say more than what was refused. */
const longestText = 4_000;
const deepest = 6;

/** Fields that repeat the request. */
const echoes: ReadonlySet<string> = new Set(["body", "input", "messages", "request"]);

/**
 * The texts in an error body, in their order, with `loc` and `param`, as one text.
 *
 * @param body - The body of the response.
 * @example
 * ```ts
 * import { refusalText } from "@moagraph/provider-kit/vendor";
 *
 * refusalText('{"error":{"message":"Unknown parameter.","param":"top_p"}}'); // "Unknown parameter. top_p"
 * ```
 */
export function refusalText(body: string): string {
  return textIn(body.slice(0, longestText * 4), 0).slice(0, longestText);
}

function textIn(value: unknown, depth: number): string {
  if (typeof value === "string") return embedded(value, depth);
  if (typeof value !== "object" || value === null || depth > deepest) return "";
  const values = Array.isArray(value)
    ? value
    : Object.entries(value)
        .filter(([name]) => !echoes.has(name))
        .map(([, each]: [string, unknown]) => each);
  return values
    .map((each) => textIn(each, depth + 1))
    .filter((text) => text !== "")
    .join(" ");
}

/** Gateways put the vendor's JSON into a text. */
function embedded(text: string, depth: number): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return textIn(JSON.parse(text), depth + 1);
  } catch {
    return text;
  }
}
