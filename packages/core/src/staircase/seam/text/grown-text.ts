const blockLength = 256;

/** A text that grows by pieces and is read in small parts, in linear time in all. */
export class GrownText {
  private readonly blocks: string[] = [];
  private tail = "";

  /** Appends a piece. */
  push(piece: string): void {
    this.tail += piece;
    let from = 0;
    for (; this.tail.length - from >= blockLength; from += blockLength) {
      this.blocks.push(this.tail.slice(from, from + blockLength));
    }
    if (from > 0) this.tail = this.tail.slice(from);
  }

  /** The part from one position to another. */
  slice(from: number, to: number): string {
    const start = Math.max(0, from);
    const block = Math.floor(start / blockLength);
    const parts = this.blocks.slice(block, Math.floor(to / blockLength) + 1);
    const text = [...parts, this.tailFor(to)].join("");
    return text.slice(start - block * blockLength, to - block * blockLength);
  }

  private tailFor(to: number): string {
    return to > this.blocks.length * blockLength ? this.tail : "";
  }
}
