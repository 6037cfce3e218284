import type { ServerRun } from "./postgres-runs.js";

/** A run that this process works on. */
export class ActiveRun {
  /** The run, as all processes see it. */
  readonly run: ServerRun;
  /** Whether another process will go on with it, because this one stops. */
  isHandedOver = false;
  /** Resolves when this process has nothing more to do for the run. */
  readonly ended: Promise<void>;
  /** Resolves {@link ActiveRun.ended}. */
  end!: () => void;
  private readonly abort = new AbortController();

  /** @param run - The run. */
  constructor(run: ServerRun) {
    this.run = run;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** Aborts when the run must end. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Ends the run, and its requests to models. */
  cancel(): void {
    this.abort.abort();
  }

  /** Ends the run so that another process can go on with it. Its client sees no error. */
  handOver(): void {
    this.isHandedOver = true;
    this.abort.abort();
  }
}
