import type { CallPlan, RunResumeEvent } from "@moagraph/core";
import { pluralize } from "@moagraph/report/words";

/** How much of a resumed run was done before. */
export interface ResumedCounts {
  /** Calls whose results were kept. */
  readonly kept: number;
  /** Calls of a run in which every call succeeds. */
  readonly of: number;
  /** Requests that were cut off. Their tokens may be estimated. */
  readonly cutOff: number;
}

/**
 * Counts what of a run was done before it was resumed.
 *
 * @param planned - All calls of the run.
 */
export function resumedCounts(
  { kept, cut }: RunResumeEvent,
  planned: readonly Place[],
): ResumedCounts {
  const calls = new Set(planned.map(keyOf));
  const ended = new Set(kept.map(keyOf).filter((key) => calls.has(key)));
  const cutOff = cut.filter(({ status }) => status === "aborted").length;
  return { kept: ended.size, of: calls.size, cutOff };
}

type Place = Pick<CallPlan, "node" | "sample">;

function keyOf({ node, sample }: Place): string {
  return `${node} ${sample}`;
}

/** `resumed: 5 of 13 calls were kept, 2 were cut off and are counted as aborted`. */
export function resumedLine({ kept, of, cutOff }: ResumedCounts): string {
  const cut = `${cutOff} ${cutOff === 1 ? "was cut off and is" : "were cut off and are"} counted as aborted`;
  const first = `resumed: ${kept} of ${pluralize(of, "call")} ${kept === 1 ? "was" : "were"} kept`;
  return cutOff === 0 ? first : `${first}, ${cut}`;
}
