import { createParser } from "eventsource-parser";

/**
 * The data of server-sent events. Each item has all events that one part of the body completes,
 * because most of a stream's cost is per await.
 *
 * Leaving the loop early closes the connection.
 */
export async function* streamedEvents({ body }: Response): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  for await (const bytes of body ?? []) {
    parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
    if (events.length === 0) continue;
    yield events;
    events = [];
  }
  // The blank line after the last event: a server may omit it, or the parser holds back a final
  // carriage return that may be half of a line end. The chunks show whether the reply is complete.
  parser.feed("\n");
  if (events.length > 0) yield events;
}
