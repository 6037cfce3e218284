/** Before a fence: indentation, quote marks, and a list marker. */
const opener = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?<mark>`{3,}|~{3,})(?<info>.*)/su;
const closer = /^[\s>]*(?<mark>`{3,}|~{3,})\s*$/u;

/** What a line is to the code fences of a Markdown text. */
export type FenceLine = "outside" | "opens" | "inside" | "closes";

/** Finds the fenced code blocks of a Markdown text, line by line, also in lists and quotes. */
export class Fences {
  private mark: string | undefined;

  /** Whether the last line that was read is inside a block, or opens one. */
  get isOpen(): boolean {
    return this.mark !== undefined;
  }

  /** Whether a line that is still being written may open a block. */
  mayOpen(line: string): boolean {
    return !this.isOpen && openingMark(line) !== undefined;
  }

  /** Reads a complete line. */
  readLine(line: string): FenceLine {
    if (this.mark === undefined) {
      this.mark = openingMark(line);
      return this.mark === undefined ? "outside" : "opens";
    }
    const mark = closer.exec(line)?.groups?.["mark"] ?? "";
    if (mark[0] !== this.mark[0] || mark.length < this.mark.length) return "inside";
    this.mark = undefined;
    return "closes";
  }
}

/** The mark of a block. Backticks in the rest of the line make it code within a line. */
function openingMark(line: string): string | undefined {
  const { mark, info } = opener.exec(line)?.groups ?? {};
  return mark?.startsWith("`") && info?.includes("`") ? undefined : mark;
}
