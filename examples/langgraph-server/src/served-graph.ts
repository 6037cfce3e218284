import { IterableReadableStream } from "@langchain/core/utils/stream";
import type { createEmbedServer } from "@langchain/langgraph-api/experimental/embed";
import { type ActiveRun, cancelled } from "./runs/active-run.js";
import { runKey } from "./database/run-saver.js";
import type { RunRequest } from "./runs/run-request.js";
import { isReadByEvents, type RunOptions, streamChunks } from "./runs/stream-chunks.js";
import { clientErrorOf } from "./server-error.js";

/** Any compiled graph of LangGraph, such as Moagraph's. */
export type ServedGraph = Parameters<typeof createEmbedServer>[0]["graph"][string];

/**
 * Returns a graph like the given one, whose runs are streamed at less cost, and end with errors that clients may see.
 *
 * langgraph-api sends the name and the message of any error to the client. So the name is the code of Moagraph's
 * error, and an error of another kind is replaced.
 *
 * @param graph - It stays as it is.
 * @param active - The runs of this process by id.
 */
export function servedGraph(
  graph: ServedGraph,
  active: ReadonlyMap<string, ActiveRun>,
): ServedGraph {
  const served = graph.withConfig({});
  const start = served.streamEvents.bind(served) as EventStart;
  const streamEvents: EventStart = (input, options) => {
    const runId = String(options.configurable?.[runKey]);
    const run = active.get(runId);
    // langgraph-api starts the graph later than the run: its client may have left.
    if (run === undefined) throw cancelled({ run_id: runId });
    const { request } = run.run;
    const all = { ...options, ...durabilityOf(request) };
    const events = (): AsyncIterable<unknown> =>
      isReadByEvents(request) ? start(input, all) : streamChunks(served, input, all, request);
    return IterableReadableStream.fromAsyncGenerator(withClientError(events, run, options.signal));
  };
  return Object.assign(served, { streamEvents });
}

/** langgraph-api does not pass it on. */
function durabilityOf({ durability }: RunRequest): Pick<RunRequest, "durability"> {
  return durability == null ? {} : { durability };
}

type EventStart = (input: unknown, options: RunOptions) => AsyncIterable<unknown>;

async function* withClientError(
  events: () => AsyncIterable<unknown>,
  active: ActiveRun,
  signal: AbortSignal | undefined,
): AsyncGenerator {
  const end = active.beginGraph();
  try {
    active.signal.throwIfAborted();
    yield* events();
  } catch (error) {
    if (active.isHandedOver) return;
    const isCancelled = signal?.aborted === true;
    const shown = clientErrorOf(isCancelled ? cancelled(active.run) : error);
    throw Object.assign(new Error(shown.message), { name: shown.error });
  } finally {
    end();
  }
}
