/** A queue between the run that emits events and the loop that reads them. */
export interface EventQueue<Event> {
  readonly push: (event: Event) => void;
  /** Ends the queue. Later events are ignored. */
  readonly close: () => void;
  /** Waits for at least one event and returns all; an empty array once the queue is closed. */
  readonly take: () => Promise<readonly Event[]>;
}

/**
 * An unbounded queue: the number of events is bounded by the tokens of the run. A web stream would
 * cost more per event than everything else done with it.
 */
export function createEventQueue<Event>(): EventQueue<Event> {
  let events: Event[] = [];
  let isClosed = false;
  let wake: (() => void) | undefined;
  return {
    push(event) {
      if (!isClosed) events.push(event);
      wake?.();
    },
    close() {
      isClosed = true;
      wake?.();
    },
    async take() {
      if (events.length === 0 && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const taken = events;
      events = [];
      return taken;
    },
  };
}
