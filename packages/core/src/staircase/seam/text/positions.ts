/** Positions in a growing text, added in ascending order. Neighbours are kept as one range. */
export class Positions {
  private readonly first: number[] = [];
  private readonly last: number[] = [];

  /** Adds a position. One that is not above the last one is known already. */
  add(position: number): void {
    const index = this.last.length - 1;
    const last = this.last[index] ?? -2;
    if (position <= last) return;
    if (position === last + 1) {
      this.last[index] = position;
      return;
    }
    this.first.push(position);
    this.last.push(position);
  }

  /** Adds all positions of others, which are above these. */
  addAll(others: Positions): void {
    for (const [index, first] of others.first.entries()) {
      this.add(first);
      this.last[this.last.length - 1] = others.last[index] ?? first;
    }
  }

  /** The first of these positions that is at least `from`; `undefined` if there is none. */
  firstFrom(from: number): number | undefined {
    let low = 0;
    let high = this.last.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.last[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const first = this.first[low];
    return first === undefined ? undefined : Math.max(first, from);
  }
}
