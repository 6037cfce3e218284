/** Maximum length, in UTF-16 units. */
const maxLength = 200;

/** A text on one line, at most 200 characters of it, with `…` if it is longer. */
export function shortLine(text: string): string {
  const line = text
    .slice(0, 2 * maxLength)
    .replaceAll(/\s+/gu, " ")
    .trim();
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
