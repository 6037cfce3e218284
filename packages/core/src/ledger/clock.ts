/** Milliseconds since 1970. Monotonic within a process. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Milliseconds since a time of {@link nowMs}, rounded to an integer. */
export function elapsedMs(since: number): number {
  return Math.round(nowMs() - since);
}
