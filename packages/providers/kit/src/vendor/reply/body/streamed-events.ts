import { type CalledModel, type ReplyLimits, replyTooLong } from "@moagraph/provider-kit";
import { createParser } from "eventsource-parser";
import { LineFeeds } from "./line-feeds.js";
import { partialContent } from "./partial-content.js";
import { PendingEvent } from "./pending-event.js";

/** The text of a stream: what is read already, and the rest. */
export interface StreamText {
  readonly first: string;
  readonly rest: AsyncGenerator<string>;
  readonly limits: ReplyLimits;
}

/**
 * The data of server-sent events. Each item has all events that one part of the body completes,
 * because most of a stream's cost is per await.
 *
 * Leaving the loop early closes the connection.
 *
 * @param call - The model that is called, for error messages.
 * @param text - The text of the body, from `replyBody`.
 * @throws {ReplyTooLongError} If one event is longer than the limits allow.
 * @example
 * ```ts
 * import { replyLimits } from "@moagraph/provider-kit";
 * import { replyBody, streamedEvents } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const response = new Response("data: one\n\ndata: two\n\n");
 * const body = await replyBody(call, response, replyLimits(100));
 * const events: string[] = [];
 * if (body.kind === "events") {
 *   for await (const some of streamedEvents(call, body)) events.push(...some);
 * }
 * console.log(events); // [ 'one', 'two' ]
 * ```
 */
export async function* streamedEvents(
  call: CalledModel,
  { first, rest, limits }: StreamText,
): AsyncGenerator<readonly string[]> {
  let events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => events.push(data) });
  const lines = new LineFeeds();
  const pending = new PendingEvent(limits);
  const feed = (part: string): void => {
    const text = lines.of(part);
    parser.feed(text);
    if (pending.read(text, events.length > 0)) return;
    throw replyTooLong(call, limits, { text: partialContent(pending.beginning) });
  };
  try {
    feed(first);
    if (events.length > 0) yield events.splice(0);
    for await (const part of rest) {
      feed(part);
      if (events.length === 0) continue;
      yield events;
      events = [];
    }
  } finally {
    // A reader that leaves during the first part closes the connection too.
    await rest.return(undefined);
  }
  // The blank line after the last event: a server may omit it. The chunks show whether the reply is
  // complete.
  parser.feed("\n\n");
  if (events.length > 0) yield events;
}
