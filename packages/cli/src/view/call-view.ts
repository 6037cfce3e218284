import type { Call, CallPlan } from "@moagraph/core";

/**
 * The phase of a call. In a tree above the answer, the calls in flight are listed below the answer
 * when they end.
 */
export type CallPhase =
  | "waiting"
  | "running"
  | "streaming"
  | "see below"
  | "done"
  | "failed"
  | "stopped"
  | "skipped";

/** One call as a view shows it. */
export interface CallView extends CallPlan {
  /** Its node's name, with the sample number if there are several. */
  readonly name: string;
  readonly phase: CallPhase;
  /** Number of the attempt, from 1. Of a node with a `staircase`, within its round. */
  readonly attempt: number;
  /** Number of its round; `null` for a call that is not made in rounds. */
  readonly round: number | null;
  /** Ledger entries of its rounds that have ended, without the last one. */
  readonly rounds: readonly Call[];
  /** The time of its last attempt, or of its first round; `null` before the first. */
  readonly startedMs: number | null;
  /** Its ledger entry, after it has ended. */
  readonly call: Call | null;
  /** Whether it has streamed a part of the answer. */
  readonly writesAnswer: boolean;
}
