type EventsModule = { setMaxListeners(count: number, ...targets: EventTarget[]): void };
type NodeProcess = { getBuiltinModule?: (name: string) => EventsModule | undefined };

// Browsers have no such limit.
const events = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:events");

/**
 * Allows any number of listeners on a signal. By default, Node warns from the eleventh listener on.
 *
 * @param signal - The signal. It is changed.
 * @example
 * ```ts
 * import { liftListenerLimit } from "@moagraph/provider-kit";
 *
 * const { signal } = new AbortController();
 * liftListenerLimit(signal);
 * for (let request = 0; request < 20; request += 1) {
 *   signal.addEventListener("abort", () => {}); // no warning
 * }
 * ```
 */
export function liftListenerLimit(signal: AbortSignal): void {
  events?.setMaxListeners(0, signal);
}
