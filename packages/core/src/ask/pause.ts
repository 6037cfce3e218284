import type { CallSite } from "./call-site.js";
import { CutOffError, notNeeded } from "./cut-off-error.js";
import { createInterruption } from "./interruption.js";

/**
 * Waits between two tries.
 *
 * @returns Whether the wait was sat out: not when nobody needs the call any more, or the run's time
 * is over. Throws when the run is cancelled.
 */
export async function pause(delayMs: number, site: CallSite): Promise<boolean> {
  const interruption = createInterruption();
  interruption.follow(site.config.signal, (signal) => signal.reason as unknown);
  interruption.follow(site.notNeeded, notNeeded);
  site.control.spending.endWith(interruption);
  let isOver = (): void => {};
  const waited = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const timer = setTimeout(isOver, delayMs);
  try {
    await interruption.race(waited);
    return true;
  } catch (error) {
    if (error instanceof CutOffError) return false;
    throw error;
  } finally {
    clearTimeout(timer);
    interruption.end();
  }
}
