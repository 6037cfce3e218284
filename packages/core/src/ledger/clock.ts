/** Milliseconds since 1970, never running backwards within a process. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Whole milliseconds since a moment that {@link nowMs} gave. */
export function elapsedMs(since: number): number {
  return Math.round(nowMs() - since);
}
