import { isExtending, isSpaceless } from "./characters.js";
import { GrownText } from "./grown-text.js";
import { Positions } from "./positions.js";

/** Characters around a position that show whether a word ends there. */
const around = 64;
/** Never at the beginning of what follows. */
const attached = /[\p{Po}\p{Pe}\p{Pf}]/u;

const words = /* @__PURE__ */ new Intl.Segmenter(undefined, { granularity: "word" });

/** Finds the ends of words in a growing text, also in scripts without spaces. */
export class WordEnds {
  private readonly text = new GrownText();
  private readonly spaces = new Positions();
  private readonly betweenSpaceless = new Positions();

  /** Reads the next piece of the text. */
  push(piece: string): void {
    this.text.push(piece);
  }

  /** White space is at a position, and a word somewhere before it. */
  addSpace(position: number): void {
    this.spaces.add(position);
  }

  /** Two characters without white space meet at a position, and form no grapheme. */
  addPair(position: number, left: string, right: string): void {
    if (!isSpaceless(left) && !isSpaceless(right)) return;
    if (!isExtending(right) && !attached.test(right)) this.betweenSpaceless.add(position);
  }

  /** The first end of a word that is at least `from`; `undefined` if there is none yet. */
  firstFrom(from: number): number | undefined {
    const space = this.spaces.firstFrom(from);
    return this.spacelessEnd(from, space ?? Infinity) ?? space;
  }

  private spacelessEnd(from: number, below: number): number | undefined {
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
}
