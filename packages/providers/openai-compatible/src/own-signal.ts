type EventsModule = { setMaxListeners(count: number, ...targets: EventTarget[]): void };
type NodeProcess = { getBuiltinModule?: (name: string) => EventsModule | undefined };

// Browsers have no such limit.
const events = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:events");

/** A signal for one request. */
export interface OwnSignal {
  readonly signal: AbortSignal;
  /** The one that it follows. */
  readonly caller: AbortSignal | undefined;
  /** Lets go of the caller's signal. */
  readonly end: () => void;
}

/**
 * A signal that follows the caller's until the request is over.
 *
 * `fetch` leaves its listener on the signal that it is given: over a long run they would pile up.
 * `AbortSignal.any` costs five times as much, and Node 20 has the caller's signal remember it for
 * ever.
 */
export function ownSignal(given: AbortSignal | null | undefined): OwnSignal {
  const own = new AbortController();
  const { signal } = own;
  const caller = given ?? undefined;
  if (caller === undefined) return { signal, caller, end: () => {} };
  const onAbort = (): void => own.abort(caller.reason);
  if (caller.aborted) onAbort();
  // Node warns from the eleventh on, and as many requests may share a signal.
  events?.setMaxListeners(0, caller);
  caller.addEventListener("abort", onAbort, { once: true });
  return { signal, caller, end: () => caller.removeEventListener("abort", onAbort) };
}
