import type { ServerRun } from "./postgres-runs.js";
import { ServerError } from "../server-error.js";

/** A run that this process works on. */
export class ActiveRun {
  /** The run, as all processes see it. */
  readonly run: ServerRun;
  /** Resolves when this process has nothing more to do for the run. */
  readonly ended: Promise<void>;
  /** Resolves {@link ActiveRun.ended}. */
  end!: () => void;
  /** Resolves when the graph writes nothing more to the thread. */
  graphEnded: Promise<void> = Promise.resolve();
  /** Whether another process will continue it, because this one stops. */
  isHandedOver = false;
  private readonly client: AbortSignal;
  private readonly abort = new AbortController();

  /**
   * @param run - The run.
   * @param client - Aborts when the client leaves. This ends the run.
   */
  constructor(run: ServerRun, client: AbortSignal) {
    this.run = run;
    this.client = client;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    if (client.aborted) this.cancel();
    else client.addEventListener("abort", () => this.cancel(), { once: true });
  }

  /** Aborts when the run must end. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Whether the run can be continued: it was not ended by itself or by a cancel. */
  get isLeftOpen(): boolean {
    return this.isHandedOver || this.client.aborted;
  }

  /** Returns what is called when the graph has ended, which is after its stream if the client leaves. */
  beginGraph(): () => void {
    let end: (() => void) | undefined;
    this.graphEnded = new Promise((resolve) => {
      end = resolve;
    });
    return () => end?.();
  }

  /** Ends the run, and its requests to models. The thread then says that it was cancelled. */
  cancel(): void {
    this.abort.abort(cancelled(this.run));
  }

  /** Ends the run so that another process can continue it. Its client sees no error. */
  handOver(): void {
    this.isHandedOver = true;
    this.abort.abort();
  }
}

/** Returns the error of a run that was cancelled. */
export function cancelled({ run_id: runId }: Pick<ServerRun, "run_id">): ServerError {
  return new ServerError(409, {
    code: "ABORTED",
    message: `The run ${runId} was cancelled.`,
    hint: "What it has is in the thread. Repeat its request with its key to continue it.",
  });
}
