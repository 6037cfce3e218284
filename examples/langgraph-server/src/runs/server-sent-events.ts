const encoder = new TextEncoder();

/** An event of a stream. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Returns an event as it is sent. */
export function encodeEvent({ event, data }: ServerSentEvent): Uint8Array {
  return encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Reads the events of a text: those that this server sends have one line of data each. */
export function decodeEvents(text: string): ServerSentEvent[] {
  return text
    .split("\n\n")
    .map((block) => /^event: (.*)\ndata: (.*)$/.exec(block))
    .flatMap((match) =>
      match === null
        ? []
        : [{ event: match[1] ?? "", data: JSON.parse(match[2] ?? "") as unknown }],
    );
}
