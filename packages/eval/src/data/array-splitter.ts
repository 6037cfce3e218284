/** The text of an element of a list, and the line on which it begins, from 1. */
export interface ElementText {
  readonly text: string;
  readonly line: number;
}

/** Where a splitter is: before the list, in it, or after it. */
export type ListState = "before" | "inside" | "after";

/** Splits the text of a JSON list into the texts of its elements. Does not parse them. */
export class ArraySplitter {
  /** Where the text that was added ends. */
  state: ListState = "before";
  /** The line of the last character, from 1. */
  line = 1;
  /** Characters of the element that has begun. */
  length = 0;
  #parts: string[] = [];
  #elementLine = 0;
  #elements = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;

  /**
   * Adds the next piece of the text.
   *
   * @returns The elements that end in it.
   * @throws {SyntaxError} If the text outside the list is not blank.
   */
  *add(piece: string): Generator<ElementText, void> {
    let from = 0;
    for (let index = 0; index < piece.length; index += 1) {
      const character = piece.charAt(index);
      if (character === "\n") this.line += 1;
      if (this.#endsElement(character)) {
        yield* this.#take(piece.slice(from, index), character === "]");
        from = index + 1;
      } else if (this.state !== "inside" && character.trim() !== "") {
        this.#begin(character);
        from = index + 1;
      } else this.#follow(character);
    }
    if (this.state !== "inside") return;
    this.#parts.push(piece.slice(from));
    this.length += piece.length - from;
  }

  #endsElement(character: string): boolean {
    if (this.#isInText || this.#depth !== 1) return false;
    return character === "," || character === "]";
  }

  #begin(character: string): void {
    if (this.state === "after" || character !== "[") throw new SyntaxError();
    this.state = "inside";
    this.#depth = 1;
  }

  /** Takes note of texts and brackets. */
  #follow(character: string): void {
    if (this.#elementLine === 0 && character.trim() !== "") this.#elementLine = this.line;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === '"') this.#isInText = !this.#isInText;
    else if (this.#isInText) this.#isEscaped = character === "\\";
    else if (character === "{" || character === "[") this.#depth += 1;
    else if (character === "}" || character === "]") this.#depth -= 1;
  }

  *#take(end: string, isLast: boolean): Generator<ElementText, void> {
    const text = this.#parts.join("") + end;
    const isEmptyList = isLast && this.#elements === 0 && text.trim() === "";
    if (!isEmptyList) yield { text, line: this.#elementLine || this.line };
    this.#parts = [];
    this.length = 0;
    this.#elementLine = 0;
    this.#elements += 1;
    if (isLast) this.state = "after";
  }
}
