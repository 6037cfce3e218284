import type { CallContext } from "./call/call-context.js";
import { CancelScope } from "./cancel/cancel-scope.js";
import { notNeeded } from "./cancel/cut-off-error.js";

/**
 * The cancel scope of work done for a call. It is cancelled when the run is cancelled, when no
 * reader needs the call any more, or when the run's time is over. The caller must end it.
 *
 * @param onCancel - Called synchronously when the run is cancelled.
 */
export function callCancelScope(
  context: Pick<CallContext, "config" | "control" | "notNeeded">,
  onCancel?: (reason: unknown) => void,
): CancelScope {
  const scope = new CancelScope();
  scope.follow(context.config.signal, (signal): unknown => {
    onCancel?.(signal.reason);
    return signal.reason;
  });
  scope.follow(context.notNeeded, notNeeded);
  context.control.spending.endWith(scope);
  return scope;
}
