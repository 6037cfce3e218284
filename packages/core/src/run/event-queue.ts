/** Events pushed on one side and taken on the other. */
export interface EventQueue<Event> {
  readonly push: (event: Event) => void;
  /** Ends the taking; what is pushed afterwards comes too late for anybody and is left out. */
  readonly close: () => void;
  /** Waits until there is an event, and takes all that are there; none once the queue is closed. */
  readonly take: () => Promise<readonly Event[]>;
}

/**
 * An unbounded queue: a run has as many events as its models have tokens. A web stream would cost
 * more for each of them than all that is done with it.
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
