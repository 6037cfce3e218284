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
  // A carriage return at the very end may have been half of a line end, and was held back.
  parser.feed("\n");
  if (events.length > 0) yield events;
}
