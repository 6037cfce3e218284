/** Cancels all steps of a run that started early. */
export class EarlyStop {
  private readonly controller = new AbortController();
  private followed: AbortSignal | undefined;
  private readonly onAbort = (): void => this.controller.abort(this.followed?.reason);

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Cancels when this signal aborts, and no other: LangGraph makes a signal for each super-step. */
  follow(signal: AbortSignal | undefined): void {
    if (signal === this.followed) return;
    this.followed?.removeEventListener("abort", this.onAbort);
    this.followed = signal;
    if (signal?.aborted === true) this.onAbort();
    else signal?.addEventListener("abort", this.onAbort, { once: true });
  }

  /** Cancels now. */
  now(): void {
    this.controller.abort();
  }
}
