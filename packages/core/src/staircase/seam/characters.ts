// Classes of characters. Each function takes one whole character (code point).

const space = /^\s/u;
const word = /^[\p{L}\p{M}\p{N}]/u;
/** Scripts without spaces between words, and their punctuation. */
const spaceless =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\uff01-\uff65]/u;

/** Whether a character is white space. */
export function isSpace(character: string): boolean {
  return space.test(character);
}

/** Whether a character is a letter, a mark on one, or a digit. */
export function isWordCharacter(character: string): boolean {
  return word.test(character);
}

/** Whether a character belongs to a script that has no spaces between words. */
export function isSpaceless(character: string): boolean {
  return character > "\u0dff" && spaceless.test(character);
}

/** Whether a text ends in the first half of a surrogate pair. */
export function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
