import { nowMs } from "../call/clock.js";

/** The time that one model has for its reply, all its tries included. */
export interface Deadline {
  readonly totalMs: number;
  /** Its clock begins to run, if it does not run yet. */
  start(): void;
  /** Milliseconds that are left, never below zero. */
  leftMs(): number;
}

/** A deadline whose clock does not run yet. */
export function createDeadline(totalMs: number): Deadline {
  let startedAt: number | undefined;
  return {
    totalMs,
    start() {
      startedAt ??= nowMs();
    },
    leftMs: () =>
      startedAt === undefined ? totalMs : Math.max(0, totalMs - (nowMs() - startedAt)),
  };
}
