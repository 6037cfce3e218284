import { CancelScope } from "../../ask/cancel/cancel-scope.js";

/** Cancels all steps of a run that started early. */
export class EarlyStop {
  private readonly scope = new CancelScope();
  private followed: AbortSignal | undefined;

  get signal(): AbortSignal {
    return this.scope.signal;
  }

  /** Cancels when this signal aborts, and no other: LangGraph makes a signal for each super-step. */
  follow(signal: AbortSignal | undefined): void {
    if (signal === this.followed) return;
    this.followed = signal;
    this.scope.end();
    this.scope.follow(signal, ({ reason }): unknown => reason);
  }

  /** Cancels now. */
  now(): void {
    this.scope.cancel();
  }
}
