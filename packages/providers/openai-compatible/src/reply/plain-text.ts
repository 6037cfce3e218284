/** Levels of nested parts that are searched for text. */
const deepest = 4;

/** Fields that hold the text of a part, in the order of preference. */
const textFields = ["text", "thinking", "content", "summary", "reasoning"];

/** The text of a value: a text, a part such as `{ type: "text", text }`, or a list of both. */
export function plainText(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || depth > deepest) return "";
  if (Array.isArray(value)) return value.map((part) => plainText(part, depth + 1)).join("");
  const fields = value as Readonly<Record<string, unknown>>;
  const found = textFields.find((name) => Boolean(fields[name]));
  return found === undefined ? "" : plainText(fields[found], depth + 1);
}
