/** Size of the texts of a plot in pixels. */
export const fontSize = 12;

const widthOfLatin = 0.58;
const firstWide = 0x2e_80;

/**
 * The estimated width of a text in pixels. There is no browser that could measure it.
 *
 * @param text - One line.
 * @param size - Font size in pixels.
 */
export function textWidth(text: string, size: number = fontSize): number {
  let ems = 0;
  for (const character of text)
    ems += (character.codePointAt(0) ?? 0) < firstWide ? widthOfLatin : 1;
  return ems * size;
}

/** A text cut to a width, with `…` at its end. */
export function fittingText(text: string, width: number, size: number = fontSize): string {
  if (textWidth(text, size) <= width) return text;
  let shown = "";
  for (const character of text) {
    if (textWidth(`${shown}${character}…`, size) > width) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

/** The lines of a text that is broken at spaces to fit a width. A longer word has a line of its own. */
export function wrappedLines(text: string, width: number, size: number = fontSize): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
