/** The clock of a run: a step of the system's clock changes none of its durations. */
export class Clock {
  private readonly offset = Date.now() - performance.now();

  /** Milliseconds since 1970. */
  now(): number {
    return this.offset + performance.now();
  }

  /** The time on this clock of a time that core states, in milliseconds since 1970. */
  at(coreMs: number): number {
    return this.offset + coreMs - performance.timeOrigin;
  }
}
