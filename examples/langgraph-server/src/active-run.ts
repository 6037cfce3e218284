import { IterableReadableStream } from "@langchain/core/utils/stream";
import type { MoaApp } from "@moagraph/core";
import type { ServerRun } from "./postgres-runs.js";
import { runKey } from "./run-saver.js";
import { type ClientError, clientErrorOf, ServerError } from "./server-error.js";

/** A run that this process works on. */
export class ActiveRun {
  /** The run, as all processes see it. */
  readonly run: ServerRun;
  /** Why it has failed. */
  error: ClientError | undefined;
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

/**
 * Returns a graph like the given one, whose runs end with errors that clients may see.
 *
 * langgraph-api sends the name and the message of any error to the client. So the name is the code of Moagraph's
 * error, and an error of another kind is replaced.
 *
 * @param graph - It stays as it is.
 * @param active - The runs of this process by id.
 */
export function withClientErrors(graph: MoaApp, active: ReadonlyMap<string, ActiveRun>): MoaApp {
  const served = graph.withConfig({}) as MoaApp;
  const start = served.streamEvents.bind(served) as EventStart;
  const streamEvents: EventStart = (input, options) => {
    const run = active.get(String(options.configurable?.[runKey]));
    const events = start(input, options);
    if (run === undefined || options.version === "v3") return events;
    return IterableReadableStream.fromAsyncGenerator(withClientError(events, run));
  };
  return Object.assign(served, { streamEvents });
}

type EventStart = (
  input: unknown,
  options: { version: string; configurable?: Readonly<Record<string, unknown>> },
) => AsyncIterable<unknown>;

async function* withClientError(
  events: AsyncIterable<unknown>,
  active: ActiveRun,
): AsyncGenerator<unknown> {
  try {
    yield* events;
  } catch (error) {
    if (active.isHandedOver) return;
    active.error = clientErrorOf(active.signal.aborted ? cancelled(active.run.run_id) : error);
    throw Object.assign(new Error(active.error.message), { name: active.error.error });
  }
}

function cancelled(runId: string): ServerError {
  return new ServerError(409, {
    code: "ABORTED",
    message: `The run ${runId} was cancelled.`,
    hint: "What it has is in the thread. Repeat its request to go on with it.",
  });
}
