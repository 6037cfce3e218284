import { endsInHalf, isSpace } from "./text/characters.js";
import { foldedUnit } from "./text/folded-text.js";
import { Greeting } from "./repeat/greeting.js";
import { Opener } from "./repeat/opener.js";
import { Overlap } from "./repeat/overlap.js";
import { separatorOf } from "./separator.js";
import { beginningsOf, StartOver } from "./repeat/start-over.js";

/** Length to which a text that is repeated whole is an overlap. A longer one is a start-over. */
const longestWhole = 120;
/** Length of a first word that shows what it begins. */
const longestMarker = 12;

/** The answer that a model continues. */
export interface Continued {
  /** The answer so far, without white space at its end. */
  readonly before: string;
  /**
   * The white space that the model wrote after `before`; `""` if none was seen, `"\n\n"` if the model had
   * ended by itself.
   */
  readonly separator: string;
  /** Whether `before` was the beginning of the model's own message, which it continues. */
  readonly isPrefilled: boolean;
}

/**
 * Reads the continuation of an answer, and returns what it adds.
 *
 * What the continuation repeats of the end of the answer is left out, also with other case, white space or
 * emphasis. So are openers such as `(continued)` and `…`. A repeat is left out if it has two different words,
 * a word of at least five letters, or four characters of a script without spaces, or if it is the whole
 * answer of up to 120 characters. Shorter ones may be intended ("had had") and stay. After a prefill only a
 * repeat of the whole answer is left out.
 *
 * The white space between both is the model's: what it wrote after the answer before it was cut, or at the
 * beginning of the continuation, if that has more lines. If it wrote none, it follows from the texts.
 *
 * How the continuation is cut into pieces makes no difference.
 *
 * @example
 * ```text
 * const rest = new Continuation({ before: "It is the capital", separator: " ", isPrefilled: false });
 * rest.push("the capital of France.") + rest.end(); // " of France."
 * rest.overlap; // 11
 * ```
 */
export class Continuation {
  private readonly opener: Opener;
  private readonly greeting = new Greeting();
  private readonly repeat: Overlap;
  private readonly startOver: StartOver;
  private half = "";
  private phase: "opener" | "overlap" | "word" | "pass" | "over" = "opener";
  private held: string[] = [];
  private openerLength = 0;
  /** Whether the opener is a greeting, which is left out only before a repeat. */
  private isGreeting = false;
  private length = 0;
  private wordLength = 0;
  private leftOut = 0;

  constructor(private readonly given: Continued) {
    const { before, isPrefilled } = given;
    this.repeat = this.newOverlap();
    this.startOver = new StartOver(before);
    this.opener = new Opener(before);
    if (isPrefilled) this.phase = "overlap";
    if (before === "") this.phase = "pass";
  }

  /** Characters of the continuation that were left out as a repeat or an opener. */
  get overlap(): number {
    return this.leftOut;
  }

  /** Whether the model writes the answer from its beginning again. `push` then returns nothing. */
  get startsOver(): boolean {
    return this.phase === "over";
  }

  /** What the next piece of the continuation adds to the answer. */
  push(piece: string): string {
    if (this.startsOver) return "";
    if (this.phase === "pass") return piece;
    const text = this.half + piece;
    this.half = endsInHalf(text) ? text.slice(-1) : "";
    let position = 0;
    for (const character of this.half === "" ? text : text.slice(0, -1)) {
      position += character.length;
      this.read(character);
      if (this.isDecided()) return this.startsOver ? "" : this.release() + text.slice(position);
    }
    return "";
  }

  /** What is left at the end of the continuation. */
  end(): string {
    if (this.startsOver || this.phase === "pass") return "";
    if (this.half !== "") this.read(this.half);
    if (this.phase === "opener") this.endOpener();
    this.repeat.finish();
    this.keepGreeting();
    return this.release();
  }

  private isDecided(): boolean {
    return this.phase === "over" || this.phase === "pass";
  }

  private read(character: string): void {
    this.held.push(character);
    this.length += character.length;
    if (this.phase === "opener") this.readOpener(character);
    else if (this.phase === "overlap") this.readRepeat(character);
    else this.readWord(character);
  }

  private readOpener(character: string): void {
    const unit = character === "\n" ? character : foldedUnit(character);
    if (unit === "") return;
    const isGreeting = this.greeting.push(unit);
    if (this.opener.isOpen && this.opener.push(unit)) this.openerLength = this.length;
    if (isGreeting && this.openerLength === 0) {
      this.isGreeting = true;
      this.openerLength = this.length;
    }
    if (!this.opener.isOpen && !this.greeting.isOpen) this.endOpener();
  }

  /** Compares what comes after the opener. */
  private endOpener(): void {
    this.phase = "overlap";
    const held = this.held.join("");
    if (this.isGreeting && this.isRepeat(held)) this.noGreeting();
    // An emphasised opener ends with its emphasis.
    const isMarked = /[*_]/u.test(held.slice(0, this.openerLength));
    const marks = isMarked ? /^[*_]*/u.exec(held.slice(this.openerLength))?.[0] : undefined;
    this.openerLength += marks?.length ?? 0;
    const text = held.slice(this.openerLength);
    for (const character of text) {
      if (this.phase === "overlap") this.readRepeat(character);
    }
  }

  private newOverlap(): Overlap {
    const { before, isPrefilled } = this.given;
    const excluded = isPrefilled ? [] : longBeginnings(before);
    return new Overlap({ text: before, isWholeOnly: isPrefilled, excluded });
  }

  /** Whether a greeting is a repeat itself: the text before it ends in the same line. */
  private isRepeat(greeting: string): boolean {
    const repeat = this.newOverlap();
    for (const character of greeting) repeat.push(character);
    return repeat.isOpen || repeat.length > 0;
  }

  private noGreeting(): void {
    this.isGreeting = false;
    this.openerLength = 0;
  }

  private readRepeat(character: string): void {
    this.repeat.push(character);
    this.startOver.push(character);
    if (this.repeat.isOpen || this.startOver.isOpen) return;
    if (this.startOver.isCertain && this.repeat.length === 0) this.leave();
    else this.startWord();
  }

  private leave(): void {
    this.phase = "over";
    this.held = [];
  }

  private startWord(): void {
    this.phase = "word";
    this.keepGreeting();
    const text = this.held.join("").slice(this.openerLength + this.repeat.length);
    for (const character of text) this.readWord(character);
  }

  private keepGreeting(): void {
    if (this.isGreeting && this.repeat.length === 0) this.openerLength = 0;
  }

  /** The first word shows which white space is due before it. */
  private readWord(character: string): void {
    if (isSpace(character)) {
      if (this.wordLength > 0) this.phase = "pass";
      return;
    }
    this.wordLength += character.length;
    if (this.wordLength > longestMarker) this.phase = "pass";
  }

  private release(): string {
    this.phase = "pass";
    this.half = "";
    this.leftOut = this.openerLength + this.repeat.length;
    const rest = this.held.splice(0).join("").slice(this.leftOut);
    const after = rest.trimStart();
    if (after === "") return "";
    return this.spaceBefore(rest.slice(0, -after.length), after) + after;
  }

  private spaceBefore(leading: string, after: string): string {
    const { before, separator, isPrefilled } = this.given;
    if (this.repeat.length > 0 || (isPrefilled && leading !== "")) return leading;
    // Lines after an announcement are its layout.
    const own = this.openerLength > 0 ? leading.slice(leading.lastIndexOf("\n") + 1) : leading;
    return separatorOf({ before, seen: separator, leading: own, after });
  }
}

/** The beginnings of a text from which a repeat is a start-over. */
function longBeginnings(text: string): number[] {
  return beginningsOf(text).filter((position) => text.length - position > longestWhole);
}
