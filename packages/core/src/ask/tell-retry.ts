import type { Call } from "../ledger/call.js";
import type { CallRequest } from "./call-request.js";

/** Tells that a try was not the last one, with its line in the ledger. */
export function tellRetry(
  { site, planned: { node, sample } }: Pick<CallRequest, "site" | "planned">,
  call: Call,
): void {
  site.tell({ type: "call-retry", node, sample, model: call.model, atMs: call.settledMs, call });
}
