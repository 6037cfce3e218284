import type { Hono } from "hono";
import { ActiveRun } from "./active-run.js";
import type { PostgresRuns, RunEnd, ServerRun } from "./postgres-runs.js";
import { type RunRequest, withoutInternals } from "./run-request.js";
import { runKey, type RunSaver } from "../database/run-saver.js";
import { refusalOf } from "../requests/api-refusal.js";
import type { ClientError } from "../server-error.js";
import { firstEvent, lastEvent } from "./run-events.js";
import { decodeEvents } from "./server-sent-events.js";

const decoder = new TextDecoder();

/** Where the stream of a run comes from. */
export interface RunSource {
  /** The run. Its thread is locked. */
  readonly run: ServerRun;
  /** What langgraph-api gets: the request of the run, or one that continues it. */
  readonly request: RunRequest;
  /** Aborts when the client leaves. */
  readonly client: AbortSignal;
  /** Called after the run, while its thread is still locked, unless another process continues the run. */
  readonly afterwards: () => Promise<void>;
  /** Called when this process has nothing more to do for the run, unless {@link RunStreams.open} throws. */
  readonly onEnd: () => Promise<void>;
}

/** Streams runs to their clients. */
export class RunStreams {
  private readonly api: Hono;
  private readonly runs: PostgresRuns;
  private readonly active: Map<string, ActiveRun>;
  private readonly saver: RunSaver;

  /**
   * @param api - The routes of langgraph-api.
   * @param runs - The runs of all processes.
   * @param active - The runs of this process by id.
   * @param saver - The checkpoints of all runs.
   */
  constructor(api: Hono, runs: PostgresRuns, active: Map<string, ActiveRun>, saver: RunSaver) {
    this.api = api;
    this.runs = runs;
    this.active = active;
    this.saver = saver;
  }

  /**
   * Starts or continues a run, and returns its events.
   *
   * @throws {ServerError} `INVALID_REQUEST` if langgraph-api refuses the request.
   */
  async open(source: RunSource): Promise<Response> {
    const { run } = source;
    const active = new ActiveRun(run, source.client);
    this.active.set(run.run_id, active);
    const response = await this.api.fetch(apiRequest(active, source.request));
    if (!response.ok || response.body === null) {
      await this.finish(active, { status: "error", error: null });
      await source.afterwards();
      active.end();
      throw await refusalOf(response);
    }
    return eventResponse(run, this.eventsOf(active, response.body, source));
  }

  /** Ends the runs of this process, so that others can continue them. */
  async handOver(): Promise<void> {
    const runs = [...this.active.values()];
    for (const run of runs) run.handOver();
    await Promise.all(runs.map(({ ended }) => ended));
  }

  private async *eventsOf(
    active: ActiveRun,
    body: ReadableStream<Uint8Array>,
    { afterwards, onEnd }: RunSource,
  ): AsyncGenerator<Uint8Array> {
    let last: Uint8Array | undefined;
    try {
      for await (const sent of body) {
        // langgraph-api names a run of its own first. To clients, a run that is continued is the same.
        yield last === undefined ? firstEvent(active.run) : sent;
        last = sent;
      }
      if (active.isLeftOpen) return;
      await this.written(active);
      await this.finish(active, endOf(last));
      yield lastEvent();
    } finally {
      active.cancel();
      await this.written(active);
      this.active.delete(active.run.run_id);
      if (!active.isHandedOver) await afterwards();
      // Without the database, the thread is free as soon as the connection of its lock is gone.
      await onEnd().catch(() => undefined);
      active.end();
    }
  }

  /** Resolves when the graph has ended, and what it has is in the thread. */
  private async written({ graphEnded, run }: ActiveRun): Promise<void> {
    await graphEnded;
    await this.saver.written(run.run_id);
  }

  private async finish({ run }: ActiveRun, end: RunEnd): Promise<void> {
    this.active.delete(run.run_id);
    // Without the database, the run stays `running`, so it can be continued.
    await this.runs.end(run, end).catch(() => undefined);
  }
}

/**
 * Returns the response with the events of a run. Its headers have the address at which clients continue the run
 * if they lose the connection.
 */
export function eventResponse(run: ServerRun, events: AsyncGenerator<Uint8Array>): Response {
  const path = `/threads/${run.thread_id}/runs/${run.run_id}`;
  const headers = {
    "cache-control": "no-cache",
    "content-location": path,
    "content-type": "text/event-stream",
    location: `${path}/stream`,
    "x-accel-buffering": "no",
  };
  return new Response(streamOf(events), { headers });
}

// It reads at once: a generator that has not started would run no `finally` when the client leaves.
function streamOf(events: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const { done, value } = await events.next();
    if (done === true) controller.close();
    else controller.enqueue(value);
  };
  return new ReadableStream({
    start: pull,
    pull,
    cancel: async () => void (await events.return(undefined)),
  });
}

function apiRequest({ run, signal }: ActiveRun, request: RunRequest): Request {
  const { config, ...rest } = withoutInternals(request);
  const configurable = { ...config?.configurable, [runKey]: run.run_id };
  return new Request(`http://server/threads/${run.thread_id}/runs/stream`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...rest, config: { ...config, configurable } }),
    signal,
  });
}

/** How a run has ended, as its last event says. */
function endOf(last: Uint8Array | undefined): RunEnd {
  const text = decoder.decode(last);
  const [error] = text.startsWith("event: error\n") ? decodeEvents(text) : [];
  return error === undefined
    ? { status: "success", error: null }
    : { status: "error", error: error.data as ClientError };
}
