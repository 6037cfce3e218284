import { endsInHalf, isPrepended, isSpace } from "./text/characters.js";
import { type FenceLine, Fences } from "./markdown/fences.js";
import { InlineSpans, type SpanChange } from "./markdown/inline-spans.js";
import { Positions } from "./text/positions.js";
import { endsSentence } from "./text/sentence-end.js";
import { SpacelessEnds } from "./text/spaceless-ends.js";
import { WordEnds } from "./text/word-ends.js";

/** Length of the part of a line that can hold a fence. */
const longestHead = 200;
/** Length of the end of a word that shows whether a sentence ends. */
const longestEnding = 40;

/** The first word of a line that begins a block of its own. */
const blockMarker = /^(?:[-*+]|\d{1,9}[.)]|#{1,6}|>+|\|\S*)$/u;
/** A line without text. */
const onlyMarker = /^(?:[-*+>]|\d{1,9}[.)]|#{1,6})$/u;
const row = /^[\s>]*\|/u;

/**
 * Finds where a growing Markdown text may be cut, so that it can be continued: after a sentence, a line, or
 * a closed code fence.
 *
 * Never inside code, formulas, links, HTML tags or table rows, and never within a grapheme. An open span
 * (such as `[` without its `]`) ends with its paragraph. A position counts once the white space after it is
 * known, or the next character in scripts without spaces. Reads each character once.
 *
 * @example
 * ```text
 * const ends = new SafeEnds();
 * ends.push("See Dr. Li. She kno");
 * ends.safeEnd(0); // 11
 * ends.wordEnd(12); // 15
 * ```
 */
export class SafeEnds {
  private readonly words = new WordEnds();
  private readonly safe = new Positions();
  private readonly fenced = new Positions();
  private readonly fencedLineEnds = new Positions();
  private readonly fences = new Fences();
  private readonly spans = new InlineSpans();
  /** Safe, if the open span proves to be none. */
  private pending = new Positions();
  private readonly spacelessEnds = new SpacelessEnds();
  private half = "";
  private length = 0;
  /** The end of the last word. */
  private wordsEnd = 0;
  private lineStart = 0;
  /** The beginning of the last line. */
  private head = "";
  /** The end of the last word, if no white space follows. */
  private word = "";
  private previous = "";
  /** Whether the text ends in white space after a safe end. */
  private isSafe = false;

  /** Reads the next piece of the text. */
  push(piece: string): void {
    const text = this.half + piece;
    this.half = endsInHalf(text) ? text.slice(-1) : "";
    const whole = this.half === "" ? text : text.slice(0, -1);
    this.words.push(whole);
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
    if (from >= this.lineStart && this.fences.mayOpen(this.head)) return undefined;
    const isFenced = this.fenced.firstFrom(from) === from;
    const lineEnd = isFenced ? this.fencedLineEnds.firstFrom(from) : undefined;
    if (lineEnd !== undefined) return lineEnd;
    return this.words.firstFrom(from);
  }

  private read(character: string): void {
    if (this.fences.isOpen) this.fenced.add(this.length);
    if (isSpace(character)) {
      this.readSpan(character);
      this.readSpace(character);
    } else {
      this.readWord(character);
      this.readSpan(character);
    }
    this.previous = character;
    this.length += character.length;
  }

  private readSpan(character: string): void {
    if (!this.fences.isOpen) this.settle(this.spans.read(character));
  }

  private readWord(character: string): void {
    if (this.spacelessEnds.push(character) && this.isProse()) this.addSafe(this.length);
    const isPair = this.word !== "" && !this.isJoined();
    if (isPair) this.words.addPair(this.length, this.previous, character);
    this.isSafe = false;
    this.word += character;
    if (this.word.length > 2 * longestEnding) this.word = this.word.slice(-longestEnding);
    if (this.head.length < longestHead) this.head += character;
    this.wordsEnd = this.length + character.length;
  }

  private readSpace(character: string): void {
    if (this.wordsEnd > 0 && !this.isJoined()) this.words.addSpace(this.length);
    // The space belongs to the grapheme before it.
    if (this.word !== "" && isPrepended(this.previous)) this.wordsEnd += 1;
    if (this.word !== "") this.endWord();
    if (character === "\n") this.endLine();
    else if (this.head.length < longestHead) this.head += character;
    if (this.isSafe && !this.isJoined()) this.addSafe(this.length);
  }

  /** Whether the next character forms one grapheme with the last one. */
  private isJoined(): boolean {
    return this.previous === "\r" || isPrepended(this.previous);
  }

  private endWord(): void {
    const word = this.word;
    this.word = "";
    this.spacelessEnds.reset();
    if (blockMarker.test(word) && this.head.trim() === word) {
      this.settle(this.spans.endBlock(false));
    }
    this.isSafe = endsSentence(word) && this.isProse();
  }

  private endLine(): void {
    const line = this.head;
    this.head = "";
    const kind = this.fences.readLine(line);
    const isBlank = line.trim() === "";
    if (isBlank || kind === "opens") this.settle(this.spans.endBlock(true));
    if (kind !== "outside") this.endFencedLine(kind, isBlank);
    this.lineStart = this.length + 1;
    const isWhole = kind === "outside" && !isBlank && !onlyMarker.test(line.trim());
    if (this.isSafe || (!isWhole && kind !== "closes")) return;
    this.isSafe = true;
    this.addLineEnd(this.spans.isOpen ? this.pending : this.safe);
  }

  private endFencedLine(kind: FenceLine, isBlank: boolean): void {
    if (isBlank) {
      if (!this.isJoined()) this.fencedLineEnds.add(this.length);
      return;
    }
    this.addLineEnd(this.fencedLineEnds);
    if (kind !== "opens") return;
    for (let at = this.lineStart; at <= this.length; at += 1) this.fenced.add(at);
  }

  /** Adds the position after the last word, and those in the white space after it. */
  private addLineEnd(positions: Positions): void {
    const last = this.previous === "\r" ? this.length - 1 : this.length;
    const first = this.wordsEnd;
    for (let position = first; position <= last; position += 1) positions.add(position);
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
