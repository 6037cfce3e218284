/** Joins the halves of surrogate pairs that a stream has split. Its output is well-formed. */
export class WholeCharacters {
  private half = "";

  /** The complete characters so far. A last first half waits for the next piece. */
  push(piece: string): string {
    const text = this.half + piece;
    const end = text.length - (isFirstHalf(text.charCodeAt(text.length - 1)) ? 1 : 0);
    this.half = text.slice(end);
    return wellFormed(text.slice(0, end));
  }

  /** What is left: nothing, or U+FFFD for a first half without its second. */
  end(): string {
    return wellFormed(this.half);
  }
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Replaces surrogates without their other half by U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
