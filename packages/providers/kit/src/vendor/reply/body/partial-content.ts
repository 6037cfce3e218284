/** Number of characters in which the text of an incomplete reply is searched. */
export const longestBeginning = 65_536;

const start = /"content"\s{0,20}:\s{0,20}"/;

/** The beginning of the reply's text, from the beginning of its JSON. Empty if it is not found. */
export function partialContent(json: string): string {
  const text = json.slice(0, longestBeginning);
  const found = start.exec(text);
  if (found === null) return "";
  const from = found.index + found[0].length;
  return unescaped(text.slice(from, endOfText(text, from)));
}

/** Where a JSON string ends: at its quote, or before an escape that is not complete. */
function endOfText(json: string, from: number): number {
  let at = from;
  while (at < json.length && json[at] !== '"') {
    const length = json[at] !== "\\" ? 1 : json[at + 1] === "u" ? 6 : 2;
    if (at + length > json.length) return at;
    at += length;
  }
  return at;
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return "";
  }
}
