import type { CallSite } from "../call-context.js";
import { notNeeded } from "./cut-off-error.js";
import { Interruption } from "./cancel-scope.js";

/**
 * What may cut off any work for a call: the run is cancelled, nobody needs the call any more, or the
 * run's time is over. Whoever takes it has to end it.
 *
 * @param onCancel - Called at once when the run is cancelled: who cancels does not wait for the call.
 */
export function interruptionOf(
  site: Pick<CallSite, "config" | "control" | "notNeeded">,
  onCancel?: () => void,
): Interruption {
  const interruption = new Interruption();
  interruption.follow(site.config.signal, (signal): unknown => {
    onCancel?.();
    return signal.reason;
  });
  interruption.follow(site.notNeeded, notNeeded);
  site.control.spending.endWith(interruption);
  return interruption;
}
