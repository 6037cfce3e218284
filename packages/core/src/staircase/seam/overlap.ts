import { isClearRepeat } from "./clear-repeat.js";
import { foldedUnit, type FoldedText, foldText, isWithinWord } from "./folded-text.js";

/** Length of the end of a text that is compared. */
const longestOverlap = 4_000;

/** What is compared with the beginning of a continuation. */
export interface ComparedEnd {
  readonly text: string;
  /** Whether only a repeat of the whole text counts. */
  readonly isWholeOnly: boolean;
  /** Whether a repeat of the whole text counts. */
  readonly isWholeAllowed: boolean;
}

/** Finds the longest end of a text with which its continuation begins. */
export class Overlap {
  /** Length of the repeated beginning of the continuation; 0 for none. */
  length = 0;
  private readonly end: string;
  private readonly folded: FoldedText;
  /** Units of the end with which a repeat may have begun, the longest first. */
  private alive: number[];
  private read = 0;
  private position = 0;
  private previous = "";
  /** A repeat that is complete if no word goes on, and the emphasis after it. */
  private complete: { readonly length: number; readonly isClear: boolean } | undefined;
  private marks = "";

  constructor(private readonly given: ComparedEnd) {
    this.end = given.isWholeOnly ? given.text : given.text.slice(-longestOverlap);
    this.folded = foldText(this.end);
    const isWhole = this.end.length === given.text.length;
    this.alive = this.folded.starts.filter((start) =>
      start === 0 && isWhole ? given.isWholeAllowed : !given.isWholeOnly,
    );
  }

  /** Whether the next character may still change the result. */
  get isOpen(): boolean {
    return this.alive.length > 0 || this.complete !== undefined;
  }

  /** Reads the next character of the continuation. */
  push(character: string): void {
    this.settle(character);
    this.position += character.length;
    const unit = foldedUnit(character);
    if (unit === "") return;
    this.previous = character;
    this.compare(unit);
  }

  /** Reads the end of the continuation. */
  finish(): void {
    this.settle(" ");
    this.alive = [];
  }

  private compare(unit: string): void {
    const { units } = this.folded;
    this.alive = this.alive.filter((start) => units[start + this.read] === unit);
    this.read += 1;
    const start = units.length - this.read;
    if (this.alive[this.alive.length - 1] !== start) return;
    this.alive.pop();
    this.complete = { length: this.position, isClear: this.isClear(start) };
  }

  private isClear(start: number): boolean {
    const isWhole = start === 0 && this.end.length === this.given.text.length;
    return isWhole || isClearRepeat(this.end.slice(this.folded.positions[start]));
  }

  /** Decides on a complete repeat by the character after it. */
  private settle(next: string): void {
    if (this.complete === undefined) return;
    if (next === "*" || next === "_") {
      this.marks += next;
      return;
    }
    const { length, isClear } = this.complete;
    const isWordEnd = this.marks !== "" || !isWithinWord(this.previous, next);
    if (isClear && isWordEnd) this.length = length + (this.isOwnMark() ? this.marks.length : 0);
    this.complete = undefined;
    this.marks = "";
  }

  /** Whether the emphasis after the repeat belongs to it: the text before has closed it. */
  private isOwnMark(): boolean {
    if (this.marks === "") return false;
    const paragraph = this.end.slice(this.end.lastIndexOf("\n\n") + 1);
    return paragraph.split(this.marks).length % 2 === 1;
  }
}
