import { isSpace } from "../text/characters.js";

/** What has become of a span: it has ended, or it never was one. */
export type SpanChange = "closed" | "broken" | undefined;

interface Span {
  readonly kind: "code" | "math" | "tex" | "tag" | "text" | "bracket" | "label" | "target";
  /** Length of the run of backticks or dollars that ends it. */
  readonly length?: number;
  /** The character after a backslash that ends it. */
  readonly end?: string;
  /** Whether it may hold lists and other blocks. */
  readonly holdsBlocks?: boolean;
}

/** Finds code, formulas, links and HTML tags within the lines of a Markdown text. Reads each character once. */
export class InlineSpans {
  private span: Span | undefined;
  private depth = 0;
  /** The run of backticks or dollars at the end of the text, and the character before it. */
  private run = "";
  private runLength = 0;
  private beforeRun = "";
  private previous = "";
  private isEscaped = false;
  /** Whether the text ends in a dollar and digits, such as `$5.20`. */
  private isInSum = false;

  /** Whether the text may end inside a span. A span is only certain once it has ended. */
  get isOpen(): boolean {
    return this.span !== undefined;
  }

  /** Reads the next character. */
  read(character: string): SpanChange {
    if (character === this.run) {
      this.runLength += 1;
      this.previous = character;
      return undefined;
    }
    const change = this.run === "" ? undefined : this.endRun(character);
    const next = this.readOther(character);
    this.previous = character;
    return next ?? change;
  }

  /** A blank line, or another block: an open span never was one. */
  endBlock(isBlank: boolean): SpanChange {
    if (this.span === undefined || (!isBlank && this.span.holdsBlocks)) return undefined;
    return this.leave("broken");
  }

  private readOther(character: string): SpanChange {
    if (this.isEscaped) return this.readEscaped(character);
    if (this.isInSum && this.endsSum(character)) return this.leave("broken");
    if (character === "`" || character === "$") return this.startRun(character);
    if (character === "\\" && this.span?.kind !== "code") {
      this.isEscaped = true;
      return undefined;
    }
    return this.span === undefined ? this.open(character) : this.readInside(character);
  }

  private startRun(character: string): undefined {
    this.run = character;
    this.runLength = 1;
    this.beforeRun = this.previous;
    return undefined;
  }

  private endRun(next: string): SpanChange {
    const kind = this.run === "`" ? "code" : "math";
    const length = this.runLength;
    this.run = "";
    if (this.span !== undefined) return this.closeBy(kind, length);
    if (kind === "math" && (length > 2 || !this.opensMath(next))) return undefined;
    this.isInSum = kind === "math" && length === 1 && /\d/u.test(next);
    this.span = { kind, length, holdsBlocks: kind === "math" && length === 2 };
    return undefined;
  }

  private opensMath(next: string): boolean {
    if (this.runLength === 2) return true;
    return !isSpace(next) && !/[\p{L}\p{N}]/u.test(this.beforeRun);
  }

  private closeBy(kind: Span["kind"], length: number): SpanChange {
    const isOwn = this.span?.kind === kind && this.span.length === length;
    if (!isOwn || (kind === "math" && length === 1 && isSpace(this.beforeRun))) return undefined;
    return this.leave("closed");
  }

  /** Whether the character shows that the digits are a sum of money. They may end in `k` or `M`. */
  private endsSum(character: string): boolean {
    if (/[\d.,kmbt]/iu.test(character)) return false;
    this.isInSum = false;
    return /[\s)!?:;/*"”–—]/u.test(character);
  }

  private readEscaped(character: string): SpanChange {
    this.isEscaped = false;
    if (this.span?.kind === "tex" && this.span.end === character) return this.leave("closed");
    if (this.span !== undefined) return undefined;
    if (character === "(") this.span = { kind: "tex", end: ")" };
    if (character === "[") this.span = { kind: "tex", end: "]", holdsBlocks: true };
    return undefined;
  }

  private open(character: string): undefined {
    if (this.previous === "<" && /[a-z/!]/iu.test(character)) this.span = { kind: "tag" };
    if (character === "[") this.span = { kind: "text" };
    this.depth = 1;
    return undefined;
  }

  private readInside(character: string): SpanChange {
    const kind = this.span?.kind;
    if (kind === "bracket") return this.readAfterText(character);
    if (kind === "tag") return character === ">" ? this.leave("closed") : undefined;
    if (kind === "code" || kind === "math" || kind === "tex") return undefined;
    if (kind === "target") this.readNested(character, "(", ")");
    else this.readNested(character, "[", "]");
    if (this.depth > 0) return undefined;
    if (kind !== "text") return this.leave("closed");
    this.span = { kind: "bracket" };
    return undefined;
  }

  private readNested(character: string, opening: string, closing: string): void {
    if (character === opening) this.depth += 1;
    if (character === closing) this.depth -= 1;
  }

  /** Only a target makes a link of a text in brackets. */
  private readAfterText(character: string): SpanChange {
    this.depth = 1;
    if (character !== "(" && character !== "[") return this.leave("broken");
    this.span = { kind: character === "(" ? "target" : "label" };
    return undefined;
  }

  private leave(change: SpanChange): SpanChange {
    this.span = undefined;
    this.isInSum = false;
    return change;
  }
}
