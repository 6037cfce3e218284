import { chance, type DrawKey, oneOf } from "../../chance.js";
import type { Stop } from "./kill-round.js";

/** A continued thread has less left to do. */
const leftAfterStop = 0.7;
const cancelled = 0.2;

/**
 * One to three stops of a round, one in five of them a cancel. Each is at a random moment of what is left
 * of a run, and some come too late.
 *
 * @param durationsMs - Of the undisturbed runs. The stops are spread over one of them.
 */
export function stopsOf(key: DrawKey, durationsMs: readonly number[]): Stop[] {
  const durationMs = oneOf(durationsMs, ...key, "duration");
  const count = 1 + Math.floor(3 * chance(...key, "stops"));
  return Array.from({ length: count }, (_, stop) => ({
    by: chance(...key, "way", stop) < cancelled ? "cancel" : "kill",
    afterMs: 1.1 * durationMs * leftAfterStop ** stop * chance(...key, "time", stop),
  }));
}
