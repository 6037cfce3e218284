import { nowMs } from "../call/clock.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { runTimeOver } from "./cut-off-error.js";
import type { Interruption } from "./interruption.js";
import { createQuorumWatch, type QuorumWatch, type Readership } from "./quorum-watch.js";

/** What all calls of one run share, within this process. */
export interface RunControl {
  readonly quorums: QuorumWatch;
  /** Gives a request up when the run's time is over. */
  endWith(interruption: Interruption): void;
}

/** The control of a run that begins, or is gone on with, now. */
export function createRunControl(
  { budget = {} }: GraphPolicies,
  readership: Readership,
  usableBefore: (node: string) => number,
): RunControl {
  const { maxDurationMs } = budget;
  const endsAt = maxDurationMs === undefined ? undefined : nowMs() + maxDurationMs;
  return {
    quorums: createQuorumWatch(readership, usableBefore),
    endWith(interruption) {
      if (endsAt === undefined || maxDurationMs === undefined) return;
      interruption.after(Math.max(0, endsAt - nowMs()), () => runTimeOver(maxDurationMs));
    },
  };
}
