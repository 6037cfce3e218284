// Classes of characters. Each function takes one whole character (code point).

const space = /^\s/u;
const word = /^[\p{L}\p{M}\p{N}]/u;
/** Scripts without spaces between words, and their punctuation. */
const spaceless =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\uff01-\uff65]/u;

/** Whether a character is white space. */
export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
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

const extending = /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d\u0e33\u0eb3]/u;
/** Characters that form one grapheme with the next one, also with a space (Prepend of UAX #29). */
const prepended =
  /^[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/u;

/** Whether a character belongs to the grapheme before it. */
export function isExtending(character: string): boolean {
  return extending.test(character);
}

/** Whether a character belongs to the grapheme of the space after it. */
export function isPrepended(character: string): boolean {
  return prepended.test(character);
}

/** Whether a text ends in the first half of a surrogate pair. */
export function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
