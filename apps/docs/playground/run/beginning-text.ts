import type { RunReport } from "@moagraph/report";
import { formatSeconds, pluralize } from "@moagraph/report/words";

/**
 * When the answer of a run began, in how many rounds it was written, and when it would have begun without
 * the rounds. Empty before the end of the run.
 */
export function beginningText({ firstTokenMs, attempts, graph, plan }: RunReport): string {
  if (firstTokenMs === null) return "";
  const began = `The first token came after ${formatSeconds(firstTokenMs)}.`;
  const rounds = new Set(
    attempts.flatMap(({ node, round }) => (node === graph.output ? (round ?? []) : [])),
  );
  const without = plan?.total.staircase?.without.firstTokenSeconds;
  if (rounds.size === 0 || without === undefined) return began;
  const planned = `Without the staircase, it is expected after ${formatSeconds(without * 1_000)}.`;
  return `${began} The answer was written in ${pluralize(rounds.size, "round")}. ${planned}`;
}
