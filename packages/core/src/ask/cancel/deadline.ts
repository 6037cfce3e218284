import { nowMs } from "../../ledger/clock.js";
import type { CancelScope } from "./cancel-scope.js";
import { deadlineExceeded } from "./cut-off-error.js";

/** The time one model has for a call, all its attempts included. Starts with the first request. */
export class Deadline {
  private startedAt: number | undefined;

  constructor(readonly totalMs: number) {}

  /** Cancels the scope when the time is over. Starts the clock if it is not running. */
  endWith(scope: CancelScope): void {
    this.startedAt ??= nowMs();
    scope.after(this.leftMs(), () => deadlineExceeded(this.totalMs));
  }

  isRunning(): boolean {
    return this.startedAt !== undefined;
  }

  /** Milliseconds left, never below zero. */
  leftMs(): number {
    const { totalMs, startedAt } = this;
    return startedAt === undefined ? totalMs : Math.max(0, totalMs - (nowMs() - startedAt));
  }
}
