import type { Call, RunEndEvent } from "@moagraph/core";
import { flowOf, type GraphSpec } from "@moagraph/core/graph";
import { pluralize } from "@moagraph/report/words";

/** How much of a resumed run was done before. */
export interface ResumedCounts {
  /** Calls whose results were kept. */
  readonly kept: number;
  /** Calls of a run in which every call succeeds. */
  readonly of: number;
  /** Requests that were cut off when their process ended. Their tokens are estimated. */
  readonly cutOff: number;
}

/**
 * Counts what a resumed run had done before it was resumed.
 *
 * @param sinceMs - Milliseconds since it was resumed.
 */
export function resumedCounts(
  graph: GraphSpec,
  { ledger, atMs }: Pick<RunEndEvent, "ledger" | "atMs">,
  sinceMs: number,
): ResumedCounts {
  const flow = flowOf(graph);
  const of = [...flow.values()].reduce((sum, { modelCalls }) => sum + modelCalls, 0);
  const planned = ledger.filter(({ node }) => (flow.get(node)?.modelCalls ?? 0) > 0);
  const isBefore = ({ settledMs }: Call): boolean => settledMs < atMs - sinceMs;
  const kept = keptCalls(lastLines(planned)).filter(isBefore).length;
  return { kept, of, cutOff: ledger.filter(isCutOff).length };
}

/** How each call ended. */
function lastLines(ledger: readonly Call[]): Call[] {
  const last = ledger.map((call): [string, Call] => [`${call.node} ${call.sample}`, call]);
  return [...new Map(last).values()];
}

/** The calls whose results are kept. */
export function keptCalls(ledger: readonly Call[]): Call[] {
  return ledger.filter(({ status }) => status !== "aborted");
}

function isCutOff({ error }: Call): boolean {
  return error?.code === "PROCESS_ENDED";
}

/** `resumed: 5 of 13 calls were kept, 2 were cut off and are counted as aborted`. */
export function resumedLine({ kept, of, cutOff }: ResumedCounts): string {
  const cut = `${cutOff} ${cutOff === 1 ? "was cut off and is" : "were cut off and are"} counted as aborted`;
  const first = `resumed: ${kept} of ${pluralize(of, "call")} ${kept === 1 ? "was" : "were"} kept`;
  return cutOff === 0 ? first : `${first}, ${cut}`;
}
