import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";

const reasons = {
  /** The thread has no checkpoint, or there is no thread. */
  "no-run": {
    message: "The input of the run is null, but there is no interrupted run to resume.",
    hint: "Pass a question. To resume a run, compile with a `checkpointer` and pass the `configurable.thread_id` of the interrupted run.",
  },
  /** Results of a run are to be kept, but the run has no thread. */
  "no-thread": {
    message: "`rerunFrom` was passed, but the run has no thread whose results could be kept.",
    hint: "Compile with a `checkpointer`, and pass the `configurable.thread_id` of the run whose results are kept.",
  },
  /** Results of a run are to be kept, but the thread has no run. */
  "no-results": {
    message: "`rerunFrom` was passed, but the thread has no run whose results could be kept.",
    hint: "Pass a question. Check `configurable.thread_id`: the thread has no run, or a step of `before` ended its last run.",
  },
  /** The checkpointer keeps only the last checkpoints, or the run was saved when it ended. */
  "no-history": {
    message:
      "The checkpointer does not have the checkpoint from which the run of the thread began.",
    hint: 'Pass a question, for a new run. For the next time, use a checkpointer that keeps all checkpoints of a run, and leave `durability` out: with "exit", only the end of a run is saved.',
  },
  /** No step led to an answer: the thread waits for steps that this app does not have, or for none. */
  "no-step": {
    message: "The run ended without an answer: the thread waits for no step of this app.",
    hint: "Pass a question. To resume an interrupted run, use the graph, the `wiring` and the version of LangGraph that it was interrupted with.",
  },
  /** A `Command` or a `Send` led to a step that has no run. */
  "not-begun": {
    message:
      "A step was started without a run: its state has nothing of what the step `begin` writes.",
    hint: "Start the run with a question, or lead to `begin`. A `Send` must hold the whole state of a run.",
  },
} as const;

/** What is known of the thread. */
interface Thread {
  readonly ledger?: readonly Call[];
  readonly proposals?: readonly Proposal[];
  readonly cause?: unknown;
}

/** A run has no question, and there is no interrupted run that this app can resume. */
export class NothingToResumeError extends MoaError {
  /** Every call that the thread's last run has made before. */
  readonly ledger: readonly Call[];
  /** Every proposal of that run. */
  readonly proposals: readonly Proposal[];

  /** @internal */
  constructor(reason: keyof typeof reasons, { ledger = [], proposals = [], cause }: Thread = {}) {
    super({ code: "NOTHING_TO_RESUME", ...reasons[reason], cause });
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
