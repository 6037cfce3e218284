import type { ReplyLimits } from "@moagraph/provider-kit";
import { longestBeginning } from "./partial-content.js";

/** Each line of an event takes more memory than its text. JSON on several lines has far fewer. */
const mostLines = 100_000;

/** Measures the event of a stream that is not complete yet. The parser holds all of it. */
export class PendingEvent {
  #characters = 0;
  #lines = 0;
  readonly #limits: ReplyLimits;
  /** Its first characters. */
  beginning = "";

  constructor(limits: ReplyLimits) {
    this.#limits = limits;
  }

  /**
   * Reads the next part of the stream.
   *
   * @param hasEvents - Whether it completes an event.
   * @returns Whether the event is within the limits.
   */
  read(part: string, hasEvents: boolean): boolean {
    if (hasEvents) this.#begin();
    const added = hasEvents ? part.slice(part.lastIndexOf("\n\n") + 2) : part;
    this.#characters += added.length;
    this.#lines += linesIn(added);
    if (this.beginning.length < longestBeginning) this.beginning += added;
    return this.#characters <= this.#limits.heldCharacters && this.#lines <= mostLines;
  }

  #begin(): void {
    this.#characters = 0;
    this.#lines = 0;
    this.beginning = "";
  }
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
