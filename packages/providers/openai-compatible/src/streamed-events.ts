import { createParser } from "eventsource-parser";

/**
 * The data of server-sent events: at once all that a part of the body completes, as most of what a
 * stream costs is paid for each time that it is waited for.
 *
 * Whoever leaves early closes the connection.
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
  // The blank line of the last event: a server may leave it out, or it is a carriage return that was
  // held back, since it may be half of a line end. Whether the reply is whole, its pieces say.
  parser.feed("\n");
  if (events.length > 0) yield events;
}
