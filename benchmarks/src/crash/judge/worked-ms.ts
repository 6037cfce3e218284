import type { Session } from "../kill/thread-story.js";

/** A gap between two beats that is longer than this is the machine's, not the process's. */
const longestGapMs = 40;

/**
 * How long a process was at work from some time until it was killed. On a machine with other load, a
 * process may wait for its turn for longer than a call takes.
 */
export function workedMs({ beatsMs, stoppedAtMs }: Session, fromMs: number): number {
  const times = [...beatsMs, stoppedAtMs ?? Number.POSITIVE_INFINITY].filter(
    (time) => time > fromMs,
  );
  let worked = 0;
  let last = fromMs;
  for (const time of times) {
    worked += Math.min(time - last, longestGapMs);
    last = time;
  }
  return worked;
}
