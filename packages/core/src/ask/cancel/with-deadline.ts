import type { CallSite } from "../call-context.js";
import { deadlineExceeded } from "./cut-off-error.js";
import { interruptionOf } from "./call-cancel-scope.js";

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
  const interruption = interruptionOf(site);
  interruption.after(totalMs, () => deadlineExceeded(totalMs));
  try {
    return await interruption.race(work());
  } finally {
    interruption.end();
  }
}
