import type { ServerRun } from "./postgres-runs.js";
import { ServerError } from "./server-error.js";

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

  /** Ends the run, and its requests to models. The thread then says that it was cancelled. */
  cancel(): void {
    this.abort.abort(cancelled(this.run.run_id));
  }

  /** Ends the run when its client leaves. */
  follow(client: AbortSignal): void {
    if (client.aborted) this.cancel();
    else client.addEventListener("abort", () => this.cancel(), { once: true });
  }

  /** Ends the run so that another process can go on with it. Its client sees no error. */
  handOver(): void {
    this.isHandedOver = true;
    this.abort.abort();
  }
}

/** Returns the error of a run that was cancelled. */
export function cancelled(runId: string): ServerError {
  return new ServerError(409, {
    code: "ABORTED",
    message: `The run ${runId} was cancelled.`,
    hint: "What it has is in the thread. Repeat its request to go on with it.",
  });
}
