/** A queue between the run that emits events and the loop that reads them. */
export interface EventQueue<Event> {
  readonly push: (event: Event) => void;
  /** Ends the queue. Later events are ignored. */
  readonly close: () => void;
  /** Waits for at least one event and returns all; an empty array once the queue is closed. */
  readonly take: () => Promise<readonly Event[]>;
}

/** Number of unread events from which they are joined. */
const mostUnread = 1_000;

/**
 * Makes a queue. A web stream would cost more per event than everything else done with it.
 *
 * A reader that is slow, or does not read, takes no memory for each event: events are joined where
 * that is possible. Other events are few, because the calls of a run are bounded.
 *
 * @param join - Joins the last unread event with the next one; `undefined` if they cannot be joined.
 */
export function createEventQueue<Event>(
  join: (last: Event, next: Event) => Event | undefined = () => undefined,
): EventQueue<Event> {
  let events: Event[] = [];
  let isClosed = false;
  let wake: (() => void) | undefined;
  return {
    push(event) {
      if (isClosed) return;
      const last = events.length < mostUnread ? undefined : events.at(-1);
      const joined = last && join(last, event);
      if (joined === undefined) events.push(event);
      else events[events.length - 1] = joined;
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
