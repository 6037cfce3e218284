import { nowMs } from "../call/clock.js";

/** The time that one model has for its reply, all its tries included. Its clock does not run yet. */
export class Deadline {
  private startedAt: number | undefined;

  constructor(readonly totalMs: number) {}

  /** Its clock begins to run, if it does not run yet. */
  start(): void {
    this.startedAt ??= nowMs();
  }

  isRunning(): boolean {
    return this.startedAt !== undefined;
  }

  /** Milliseconds that are left, never below zero. */
  leftMs(): number {
    const { totalMs, startedAt } = this;
    return startedAt === undefined ? totalMs : Math.max(0, totalMs - (nowMs() - startedAt));
  }
}
