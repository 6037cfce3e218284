import type { PlannedCall } from "../ask/planned-call.js";
import type { Call, CallError } from "../ledger/call.js";
import { noUsage } from "../ledger/usage.js";
import type { Site } from "./step-context.js";

/** The ledger line of a call that could not be made, and why. */
export function notMade(planned: PlannedCall, error: CallError, site: Site): Call {
  return { ...notSent(planned, site), status: "failed", error };
}

/** The ledger line of a call that was not needed: there was nothing to choose between. */
export function nothingToDecide(planned: PlannedCall, site: Site): Call {
  return { ...notSent(planned, site), status: "ok" };
}

function notSent({ node, sample, model }: PlannedCall, site: Site): Omit<Call, "status"> {
  const atMs = site.nowMs();
  return {
    node,
    sample,
    model,
    attempt: 0,
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...noUsage,
  };
}
