import type { StreamMode } from "@langchain/langgraph";
import type { RunRequest } from "./run-request.js";

/** The options with which langgraph-api starts a run by `streamEvents`. */
export interface RunOptions {
  readonly version: string;
  readonly runId?: string;
  readonly signal?: AbortSignal;
  readonly configurable?: Readonly<Record<string, unknown>>;
  readonly streamMode?: StreamMode[];
}

/** The way in which chunks are read. */
interface StreamedGraph {
  stream(input: unknown, options: object): Promise<AsyncIterable<unknown>>;
}

/** The event of `streamEvents` with a chunk of the run itself. */
interface ChunkEvent {
  readonly event: "on_chain_stream";
  readonly run_id: string | undefined;
  readonly data: { readonly chunk: unknown };
}

/** Whether the client wants what only `streamEvents` has: each event, or messages that grow (the mode `messages`). */
export function isReadByEvents(request: RunRequest): boolean {
  return modesOf(request).some((mode) => mode === "events" || mode === "messages");
}

/**
 * Runs a graph by `stream`, and yields its chunks as the events that langgraph-api reads.
 *
 * langgraph-api reads all runs by `streamEvents`, which makes an event of each step, call and token of the run.
 * Of these it passes on only the chunks of the run itself. The others are more than a quarter of the CPU time of a run.
 *
 * @param request - langgraph-api adds the mode `debug` for servers that record checkpoints, as this one does not.
 */
export async function* streamChunks(
  graph: StreamedGraph,
  input: unknown,
  options: RunOptions,
  request: RunRequest,
): AsyncGenerator<ChunkEvent> {
  // `stream` knows no version.
  const { version: _, streamMode: given = [], ...others } = options;
  const asked = modesOf(request);
  const streamMode = given.filter((mode) => mode !== "debug" || asked.includes(mode));
  const chunks = await graph.stream(input, { ...others, streamMode });
  for await (const chunk of chunks)
    yield { event: "on_chain_stream", run_id: options.runId, data: { chunk } };
}

function modesOf({ stream_mode: mode = [] }: RunRequest): readonly unknown[] {
  return Array.isArray(mode) ? (mode as readonly unknown[]) : [mode];
}
