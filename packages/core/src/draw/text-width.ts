/** Character width as a fraction of the font size, slightly above that of common monospaced fonts. */
const widthOfCharacter = 0.62;

/**
 * Upper bound of the width of a text in a monospaced font, in pixels.
 *
 * This is an estimate; fonts are not measured. A character outside Latin, Greek and Cyrillic counts
 * as two, because browsers may use another font for it.
 */
export function textWidth(text: string, fontSize: number): number {
  const characters = Array.from(text, (character) => (character > "\u04FF" ? 2 : 1));
  return characters.reduce<number>((sum, width) => sum + width, 0) * fontSize * widthOfCharacter;
}
