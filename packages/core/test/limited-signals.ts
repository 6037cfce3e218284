import { setMaxListeners } from "node:events";
import { vi } from "vitest";

/**
 * Limits every new signal to ten listeners, until `vi.restoreAllMocks`. Node 20 does so by itself and
 * warns from the eleventh on. Later versions limit none.
 */
export function limitNewSignals(): void {
  const limited = new WeakSet<AbortSignal>();
  const limit = (signal: AbortSignal): AbortSignal => {
    if (!limited.has(signal)) setMaxListeners(10, signal);
    limited.add(signal);
    return signal;
  };
  const signalOf = Object.getOwnPropertyDescriptor(AbortController.prototype, "signal")?.get;
  vi.spyOn(AbortController.prototype, "signal", "get").mockImplementation(function (
    this: AbortController,
  ) {
    return limit(signalOf?.call(this) as AbortSignal);
  });
  const { any } = AbortSignal;
  vi.spyOn(AbortSignal, "any").mockImplementation((signals) =>
    limit(any.call(AbortSignal, signals)),
  );
}
