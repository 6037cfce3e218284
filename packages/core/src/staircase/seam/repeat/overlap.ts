import { isClearRepeat } from "./clear-repeat.js";
import { foldedUnit, type FoldedText, foldText, isWithinWord } from "../text/folded-text.js";

/** Length of the end of a text that is compared. */
const longestOverlap = 2_000;

/** What is compared with the beginning of a continuation. */
export interface ComparedEnd {
  readonly text: string;
  /** Whether only a repeat of the whole text counts. */
  readonly isWholeOnly: boolean;
  /** Positions from which a repeat does not count. */
  readonly excluded: readonly number[];
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
  private complete: { readonly length: number; readonly start: number } | undefined;
  private marks = "";
  /** Whether the repeat itself has emphasis. */
  private hasMarks = false;

  constructor(private readonly given: ComparedEnd) {
    this.end = given.isWholeOnly ? given.text : given.text.slice(-longestOverlap);
    this.folded = foldText(this.end);
    const excluded = new Set(given.excluded.map((position) => this.unitAt(position)));
    const starts = given.isWholeOnly ? this.folded.starts.slice(0, 1) : this.folded.starts;
    this.alive = starts.filter((start) => !excluded.has(start));
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
    if (this.complete === undefined && isMark(character)) this.hasMarks = true;
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
    this.complete = { length: this.position, start };
  }

  /** The first unit at a position of the whole text, or after it. */
  private unitAt(position: number): number {
    const inEnd = position - (this.given.text.length - this.end.length);
    return inEnd < 0 ? -1 : this.folded.positions.findIndex((each) => each >= inEnd);
  }

  /** A longer repeat than a clear one is clear. */
  private isClear(start: number): boolean {
    if (this.length > 0) return true;
    const isWhole = start === 0 && this.end.length === this.given.text.length;
    return isWhole || isClearRepeat(this.end.slice(this.folded.positions[start]));
  }

  /** Decides on a complete repeat by the character after it. */
  private settle(next: string): void {
    if (this.complete === undefined) return;
    if (isMark(next)) {
      this.marks += next;
      return;
    }
    const { length, start } = this.complete;
    const isWordEnd = this.marks !== "" || !isWithinWord(this.previous, next);
    if (isWordEnd && this.isClear(start))
      this.length = length + (this.isOwnMark() ? this.marks.length : 0);
    this.complete = undefined;
    this.marks = "";
  }

  /** Whether the emphasis after the repeat belongs to it, and the text before has closed it. */
  private isOwnMark(): boolean {
    if (this.marks === "") return false;
    const paragraph = this.end.slice(this.end.lastIndexOf("\n\n") + 1);
    const isClosed = paragraph.split(this.marks).length % 2 === 1;
    return isClosed && (this.hasMarks || paragraph.endsWith(this.marks));
  }
}

/** Whether a character is emphasis in Markdown. */
function isMark(character: string): boolean {
  return character === "*" || character === "_";
}
