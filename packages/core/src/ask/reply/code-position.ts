/** The start of a line that opens or closes a fenced code block in Markdown. */
const fenceAtStart = /^ {0,3}(`{3,}|~{3,})/;
/** The start of a line of indented code. */
const indented = /^(?: {4}|\t)/;
/** Length of the part of a line that can hold a fence. */
const longestHead = 40;

/** Whether the end of a growing Markdown text lies in code. Reads each character once. */
export class CodePosition {
  private fence: string | undefined;
  private head = "";
  private isInSpan = false;

  /** Reads the next part of the text. A part must not end within a run of backticks. */
  read(part: string): void {
    for (const [index, line] of part.split("\n").entries()) {
      if (index > 0) this.endLine();
      if (this.head.length < longestHead) this.head = (this.head + line).slice(0, longestHead);
      const runs = line.match(/`+/g)?.length ?? 0;
      if (runs % 2 === 1) this.isInSpan = !this.isInSpan;
    }
  }

  /** Whether the text ends in a fenced block or in a code span. */
  isInCode(): boolean {
    const isMarked = fenceAtStart.test(this.head) || indented.test(this.head);
    return this.fence !== undefined || this.isInSpan || isMarked;
  }

  /** Whether the last line has only white space so far. */
  isAtLineStart(): boolean {
    return this.head.trim() === "";
  }

  private endLine(): void {
    const marker = fenceAtStart.exec(this.head)?.[1];
    if (marker !== undefined) this.fence = fenceAfter(this.fence, marker);
    this.head = "";
    this.isInSpan = false;
  }
}

/** A fence ends with a marker of the same character that is at least as long. */
function fenceAfter(open: string | undefined, marker: string): string | undefined {
  if (open === undefined) return marker;
  return marker[0] === open[0] && marker.length >= open.length ? undefined : open;
}
