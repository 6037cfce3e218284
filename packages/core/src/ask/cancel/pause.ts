import type { CallSite } from "../call-context.js";
import { CutOffError } from "./cut-off-error.js";
import { interruptionOf } from "./call-cancel-scope.js";

/**
 * Waits between two tries.
 *
 * @returns What ended the wait before its time: nobody needs the call any more, or the run's time is
 * over. Throws when the run is cancelled.
 */
export async function pause(delayMs: number, site: CallSite): Promise<CutOffError | undefined> {
  const interruption = interruptionOf(site);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  try {
    await interruption.race(waited);
    return undefined;
  } catch (error) {
    if (error instanceof CutOffError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
    interruption.end();
  }
}
