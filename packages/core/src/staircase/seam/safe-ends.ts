import { endsInHalf, isSpace, isSpaceless } from "./characters.js";
import { Fences } from "./fences.js";
import { GrownText } from "./grown-text.js";
import { InlineSpans, type SpanChange } from "./inline-spans.js";
import { Positions } from "./positions.js";
import { endsSentence } from "./sentence-end.js";

/** Length of the part of a line that can hold a fence. */
const longestHead = 200;
/** Length of the end of a word that shows whether a sentence ends. */
const longestEnding = 40;
/** Characters around a position that show whether a word ends there. */
const around = 64;

/** Ends a sentence without white space after it. */
const spacelessEnd = /[。！？｡។៕။]/u;
const closing = /[\p{Pe}\p{Pf}\p{M}]/u;
const quoted = /[」』]/u;
/** Never at the beginning of what follows. */
const attached = /[\p{Po}\p{Pe}\p{Pf}\p{M}\u200d]/u;
const marker = /^(?:[-*+]|\d{1,9}[.)]|#{1,6}|>+|\|.*)$/u;
const row = /^[\s>]*\|/u;

const words = /* @__PURE__ */ new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * Finds where a growing Markdown text may be cut, so that it can be continued: after a sentence, a line, or
 * a closed code fence.
 *
 * Never inside code, formulas, links, HTML tags or table rows, and never within a grapheme. An open span
 * (such as `[` without its `]`) ends with its paragraph. A position counts once the white space after it is
 * known, or the next character in scripts without spaces. Reads each character once.
 *
 * @example
 * ```ts
 * const ends = new SafeEnds();
 * ends.push("See Dr. Li. She kno");
 * ends.safeEnd(0); // 11
 * ends.wordEnd(12); // 15
 * ```
 */
export class SafeEnds {
  private readonly text = new GrownText();
  private readonly safe = new Positions();
  private readonly spaces = new Positions();
  private readonly betweenSpaceless = new Positions();
  private readonly fenced = new Positions();
  private readonly fencedLineEnds = new Positions();
  private readonly fences = new Fences();
  private readonly spans = new InlineSpans();
  /** Safe, if the open span proves to be none. */
  private pending = new Positions();
  private half = "";
  private length = 0;
  /** The end of the last word. */
  private wordsEnd = 0;
  private head = "";
  private word = "";
  private previous = "";
  private isSafe = false;
  private spacelessEnding: "none" | "sentence" | "quote" = "none";

  /** Reads the next piece of the text. */
  push(piece: string): void {
    const text = this.half + piece;
    this.half = endsInHalf(text) ? text.slice(-1) : "";
    const whole = this.half === "" ? text : text.slice(0, -1);
    this.text.push(whole);
    for (const character of whole) this.read(character);
  }

  /**
   * The first position from which the text may be continued; `undefined` if there is none yet.
   *
   * @param from - The lowest position, in UTF-16 code units, such as what was already delivered.
   */
  safeEnd(from: number): number | undefined {
    return this.safe.firstFrom(from);
  }

  /**
   * The first position that splits no word and no grapheme; `undefined` if there is none yet. In a code
   * fence, the first end of a line if there is one.
   *
   * @param from - The lowest position, in UTF-16 code units.
   */
  wordEnd(from: number): number | undefined {
    const isFenced = this.fenced.firstFrom(from) === from;
    const lineEnd = isFenced ? this.fencedLineEnds.firstFrom(from) : undefined;
    if (lineEnd !== undefined) return lineEnd;
    const space = this.spaces.firstFrom(from);
    const between = this.spacelessWordEnd(from, space ?? Infinity);
    return between ?? space;
  }

  private spacelessWordEnd(from: number, below: number): number | undefined {
    const first = this.betweenSpaceless.firstFrom(from);
    if (first === undefined || first >= below) return undefined;
    const start = Math.max(0, first - around);
    for (const { index } of words.segment(this.text.slice(start, first + around))) {
      const position = start + index;
      if (position >= below) return undefined;
      if (position >= first && this.betweenSpaceless.firstFrom(position) === position) {
        return position;
      }
    }
    return undefined;
  }

  private read(character: string): void {
    const isInBlock = this.fences.isOpen;
    if (!isInBlock) this.settle(this.spans.read(character));
    if (isSpace(character)) this.readSpace(character);
    else this.readWord(character);
    if (isInBlock) this.fenced.add(this.length);
    this.previous = character;
    this.length += character.length;
  }

  private readWord(character: string): void {
    this.readSpacelessEnd(character);
    const isSpacelessPair =
      this.word !== "" && (isSpaceless(character) || isSpaceless(this.previous));
    if (isSpacelessPair && !attached.test(character)) this.betweenSpaceless.add(this.length);
    this.isSafe = false;
    this.word = (this.word + character).slice(-longestEnding);
    if (this.head.length < longestHead) this.head += character;
    this.wordsEnd = this.length + character.length;
  }

  private readSpacelessEnd(character: string): void {
    const before = this.spacelessEnding;
    if (spacelessEnd.test(character)) this.spacelessEnding = "sentence";
    else if (before !== "none" && closing.test(character)) {
      this.spacelessEnding = quoted.test(character) ? "quote" : before;
    } else if (before !== "none") {
      this.spacelessEnding = "none";
      if (this.startsSpaceless(before, character) && this.isProse()) this.addSafe(this.length);
    }
  }

  /** `「はい。」と言う` goes on after the quote. An ASCII mark may open or close. */
  private startsSpaceless(before: "sentence" | "quote", character: string): boolean {
    if (before === "quote" && /\p{Script=Hiragana}/u.test(character)) return false;
    return !/[\p{Po}*_~\u200d]/u.test(character);
  }

  private readSpace(character: string): void {
    const isWordEnd = this.word !== "";
    if (this.wordsEnd > 0 && this.previous !== "\r") this.spaces.add(this.length);
    if (isWordEnd) this.endWord();
    if (character === "\n") this.endLine();
    else if (this.head.length < longestHead) this.head += character;
    if (this.isSafe && this.previous !== "\r") this.addSafe(this.length);
  }

  private endWord(): void {
    const word = this.word;
    this.word = "";
    this.spacelessEnding = "none";
    if (marker.test(word) && this.head.trim() === word) this.settle(this.spans.endBlock(false));
    this.isSafe = endsSentence(word) && this.isProse() && !marker.test(this.head.trim());
  }

  private endLine(): void {
    const line = this.head;
    this.head = "";
    if (line.trim() === "") this.settle(this.spans.endBlock(true));
    const kind = this.fences.readLine(line);
    if (kind === "opens") this.settle(this.spans.endBlock(true));
    if (kind === "inside") this.addLineEnd(this.fencedLineEnds);
    const isWhole = kind === "outside" && !marker.test(line.trim());
    if (line.trim() === "" || this.isSafe || (!isWhole && kind !== "closes")) return;
    this.isSafe = true;
    this.addLineEnd(this.spans.isOpen ? this.pending : this.safe);
  }

  /** Adds the position after the last word, and those in the white space after it. */
  private addLineEnd(positions: Positions): void {
    const last = this.previous === "\r" ? this.length - 1 : this.length;
    for (let position = this.wordsEnd; position <= last; position += 1) positions.add(position);
  }

  private isProse(): boolean {
    return !this.fences.isOpen && !this.fences.mayOpen(this.head) && !row.test(this.head);
  }

  private addSafe(position: number): void {
    (this.spans.isOpen ? this.pending : this.safe).add(position);
  }

  private settle(change: SpanChange): void {
    if (change === undefined) return;
    if (change === "broken") this.safe.addAll(this.pending);
    this.pending = new Positions();
  }
}
