import type { Call } from "@moagraph/core";

/** Number of requests in a ledger. */
export function sentCalls(ledger: readonly Call[]): number {
  return ledger.filter(({ attempt }) => attempt > 0).length;
}
