/** A server-sent event. */
export interface SseEvent {
  readonly event: string | undefined;
  readonly data: string;
}

/** The events of a stream, as far as they are complete. Others wait for the next part. */
export class SseEvents {
  private rest = "";

  take(part: string): SseEvent[] {
    const blocks = (this.rest + part).split("\n\n");
    this.rest = blocks.pop() ?? "";
    return blocks.map(eventOf);
  }
}

function eventOf(block: string): SseEvent {
  const lines = block.split("\n");
  const valueOf = (name: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));
  return { event: valueOf("event")[0], data: valueOf("data").join("\n") };
}
