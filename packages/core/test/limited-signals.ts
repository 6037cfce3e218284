import { setMaxListeners } from "node:events";
import { vi } from "vitest";

/**
 * Limits every new signal to ten listeners, until `vi.restoreAllMocks`. Node 20 does so by itself and
 * warns from the eleventh on. Later versions limit none.
 */
export function limitNewSignals(): void {
  const Controller = AbortController;
  vi.spyOn(globalThis, "AbortController").mockImplementation(function () {
    const controller = new Controller();
    setMaxListeners(10, controller.signal);
    return controller;
  });
  const any = AbortSignal.any.bind(AbortSignal);
  vi.spyOn(AbortSignal, "any").mockImplementation((signals) => {
    const signal = any(signals);
    setMaxListeners(10, signal);
    return signal;
  });
}
