import type { CallSite } from "./call-site.js";
import { deadlineExceeded, notNeeded } from "./cut-off-error.js";
import { createInterruption } from "./interruption.js";

/**
 * Waits for work of the user's own, such as a prompt function, as a call would be waited for: until
 * it takes too long, nobody needs it any more, the run's time is over, or the run is cancelled.
 *
 * @throws {@link CutOffError}, or the reason of a cancelled run.
 */
export async function bounded<Value>(
  work: () => Promise<Value>,
  totalMs: number,
  site: Pick<CallSite, "config" | "control" | "notNeeded">,
): Promise<Value> {
  const interruption = createInterruption();
  interruption.follow(site.config.signal, (signal) => signal.reason as unknown);
  interruption.follow(site.notNeeded, notNeeded);
  site.control.spending.endWith(interruption);
  interruption.after(totalMs, () => deadlineExceeded(totalMs));
  try {
    return await interruption.race(work());
  } finally {
    interruption.end();
  }
}
