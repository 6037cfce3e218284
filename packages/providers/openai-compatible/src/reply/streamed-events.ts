import { createParser } from "eventsource-parser";

/**
 * The data of server-sent events. Each item has all events that one part of the body completes,
 * because most of a stream's cost is per await.
 *
 * Leaving the loop early closes the connection.
 */
export async function* streamedEvents(
  first: string,
  rest: AsyncGenerator<string>,
): AsyncGenerator<readonly string[]> {
  let events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  try {
    parser.feed(first);
    if (events.length > 0) yield events.splice(0);
    for await (const part of rest) {
      parser.feed(part);
      if (events.length === 0) continue;
      yield events;
      events = [];
    }
  } finally {
    // A reader that leaves during the first part closes the connection too.
    await rest.return(undefined);
  }
  // The blank line after the last event: a server may omit it, or the parser holds back a final
  // carriage return that may be half of a line end. The chunks show whether the reply is complete.
  parser.feed("\n");
  if (events.length > 0) yield events;
}
