import { nowMs } from "../../ledger/clock.js";
import { deadlineExceeded } from "./cut-off-error.js";
import type { Interruption } from "./cancel-scope.js";

/** The time that one model has for its reply, all its tries included. Its clock does not run yet. */
export class Deadline {
  private startedAt: number | undefined;

  constructor(readonly totalMs: number) {}

  /** Gives a request up when the time is over. The clock runs from now on, if it does not run yet. */
  endWith(interruption: Interruption): void {
    this.startedAt ??= nowMs();
    interruption.after(this.leftMs(), () => deadlineExceeded(this.totalMs));
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
