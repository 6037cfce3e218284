/** Longest line, in UTF-16 units. */
const maxLength = 1_000;

/** Leaves out the middle of each line of more than 1,000 characters, such as one with a long name. */
export function shortenLines(text: string): string {
  return text.split("\n").map(shortenLine).join("\n");
}

function shortenLine(line: string): string {
  if (line.length <= maxLength) return line;
  const half = maxLength / 2;
  const start = line.slice(0, half).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}…${line.slice(-half).replace(/^[\uDC00-\uDFFF]/, "")}`;
}
