import { IterableReadableStream } from "@langchain/core/utils/stream";

/** Events pushed on one side and read on the other. */
export interface EventQueue<Event> {
  readonly events: AsyncIterable<Event>;
  readonly push: (event: Event) => void;
  /** Ends the reading; what is pushed afterwards comes too late for anybody and is left out. */
  readonly close: () => void;
}

/** An unbounded queue: a run has as many events as its models have tokens. */
export function createEventQueue<Event>(): EventQueue<Event> {
  let controller: ReadableStreamDefaultController<Event> | undefined;
  const events = new IterableReadableStream<Event>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      controller = undefined;
    },
  });
  return {
    events,
    push: (event) => controller?.enqueue(event),
    close: () => {
      controller?.close();
      controller = undefined;
    },
  };
}
