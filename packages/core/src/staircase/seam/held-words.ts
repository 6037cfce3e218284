import { endsInHalf, isSpaceless } from "./text/characters.js";

/** Length from which an incomplete word is passed on in parts. */
const longestWord = 30;
/** Length from which a grapheme is no longer kept whole. */
const longestGrapheme = 500;

/** Whether `isSpaceless` may hold for a character of a word. */
const maybeSpaceless = /[\u0e00-\uffff]/;
const graphemes = /* @__PURE__ */ new Intl.Segmenter();

/**
 * Passes a text on by whole words, so that it can be cut after each of them. Holds back the last word until
 * it is complete, and white space until a word follows it.
 *
 * A word of more than 30 characters, and text in a script without spaces, is passed on in parts, cut
 * between graphemes. What `push` and `end` return, joined, is the text.
 *
 * @example
 * ```text
 * const words = new HeldWords();
 * words.push("One tw"); // "One"
 * words.push("o, three "); // " two, three"
 * words.end(); // " "
 * ```
 */
export class HeldWords {
  private space: string[] = [];
  private word = "";

  /** The words that are complete with the next piece of the text. */
  push(piece: string): string {
    const passed: string[] = [];
    for (const [part] of piece.matchAll(/\s+|\S+/gu)) {
      if (part.trim() === "") this.readSpace(part, passed);
      else this.readWord(part, passed);
    }
    return passed.join("");
  }

  /** What is left. */
  end(): string {
    return [...this.space.splice(0), this.word].join("");
  }

  private readSpace(part: string, passed: string[]): void {
    if (this.word !== "") this.pass(this.word, passed);
    this.word = "";
    this.space.push(part);
  }

  private readWord(part: string, passed: string[]): void {
    let from = 0;
    for (; from < part.length; from += longestWord) {
      this.word += part.slice(from, from + longestWord);
      const end = this.word.length > longestGrapheme ? this.word.length : partEnd(this.word);
      if (end === 0) continue;
      this.pass(this.word.slice(0, end), passed);
      this.word = this.word.slice(end);
    }
  }

  private pass(text: string, passed: string[]): void {
    passed.push(...this.space.splice(0), text);
  }
}

/** Where the part of an incomplete word ends that is passed on; 0 for none. */
function partEnd(word: string): number {
  if (endsInHalf(word)) return 0;
  const isLong = word.length > longestWord;
  // Finding graphemes takes much longer than all else here.
  if (!isLong && !maybeSpaceless.test(word)) return 0;
  const last = graphemes.segment(word).containing(word.length - 1)?.index ?? 0;
  return isLong || isSpaceless(word.slice(Math.max(0, last - 1), last)) ? last : 0;
}
