/** Draws at most once per frame, and less often if drawing takes long. */
export class FrameBatch<Value> {
  #read: (() => Value) | undefined;
  #frame = 0;
  #earliest = 0;

  constructor(private readonly draw: (value: Value) => void) {}

  /** Schedules a drawing of what `read` returns then. */
  change(read: () => Value): void {
    this.#read = read;
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#drawAt(now));
  }

  /** Drops what is scheduled. */
  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#read = undefined;
  }

  #drawAt(now: number): void {
    if (now < this.#earliest) {
      this.#frame = requestAnimationFrame((next) => this.#drawAt(next));
      return;
    }
    this.#frame = 0;
    const read = this.#read;
    if (read === undefined) return;
    this.draw(read());
    // The frame after next tells how long the drawing took. At least half of the time is left to the run.
    requestAnimationFrame(() => {
      const took = performance.now() - now;
      this.#earliest = now + 2 * took;
    });
  }
}
