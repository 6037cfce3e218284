/**
 * The names of the handlers by which LangChain and LangGraph pass a run to the reader of `stream`,
 * `streamEvents` or `streamLog`. LangGraph, too, knows them by their names only.
 *
 * Used to leave these streams unredacted: they go to the caller, and are no trace. When a name
 * changes, the caller reads that stream redacted. Used also to ask models without streaming whose reply
 * the `messages` stream does not show; when a name changes, these models stream. And used to show the rounds
 * of a text in these streams as one run; when a name changes, that stream shows each round.
 */

/** The name of our own handler, which gives messages ids. */
export const messageIdsName = "moagraph_message_ids";

/** The name of our own handler, which gives tracers the usage of a call. */
export const usageReporterName = "moagraph_usage";

const eventStream = "event_stream_tracer";
const logStream = "log_stream_tracer";

const messageStreams: readonly string[] = [
  "StreamMessagesHandler",
  "StreamProtocolMessagesHandler",
];

const names: ReadonlySet<string> = new Set([
  ...messageStreams,
  "StreamToolsHandler",
  eventStream,
  logStream,
  // Our own: they pass nothing on, and must see the message that the streams see.
  messageIdsName,
  usageReporterName,
]);

/** Whether a handler of this name is a stream that the caller of a run reads. */
export function isCallersStream(name: string): boolean {
  return names.has(name);
}

/** Whether a handler of this name is of one of Moagraph's packages: they know tokens and cost from the ledger. */
export function isOwn(name: string): boolean {
  return name.startsWith("moagraph_");
}

/** Whether a handler is `streamEvents`, which reads the chunks of the outermost run by itself. */
export function readsChunks({ name }: { readonly name: string }): boolean {
  return name === eventStream;
}

/** Whether a handler is a `messages` stream. It shows each message that a call or a step ends with. */
export function readsMessages({ name }: { readonly name: string }): boolean {
  return messageStreams.includes(name);
}

/** Whether a handler is `streamEvents` or `streamLog`. They show each run within a run, with its tokens. */
export function readsRuns({ name }: { readonly name: string }): boolean {
  return name === eventStream || name === logStream;
}
