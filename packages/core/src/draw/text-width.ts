/** A little more than the characters of common monospaced fonts measure, in parts of their size. */
const widthOfCharacter = 0.62;

/**
 * How wide a text in a monospaced font is at most, in pixels.
 *
 * An estimate: nothing measures fonts here. Beyond Latin, Greek and Cyrillic, where another font
 * may step in, a character counts as two.
 */
export function textWidth(text: string, fontSize: number): number {
  const characters = Array.from(text, (character) => (character > "\u04FF" ? 2 : 1));
  return characters.reduce<number>((sum, width) => sum + width, 0) * fontSize * widthOfCharacter;
}
