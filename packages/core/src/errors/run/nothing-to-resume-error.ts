import { MoaError } from "@moagraph/provider-kit";

const reasons = {
  /** The thread has no checkpoint, or there is no thread. */
  "no-run": {
    message: "The input of the run is null, but there is no interrupted run to resume.",
    hint: "Pass a question. To resume a run, compile with a `checkpointer` and pass the `configurable.thread_id` of the interrupted run.",
  },
  /** No step led to an answer: the thread waits for steps that this app does not have, or for none. */
  "no-step": {
    message: "The run ended without an answer: the thread waits for no step of this app.",
    hint: "Pass a question. To resume an interrupted run, use the graph, the `wiring` and the version of LangGraph that it was interrupted with.",
  },
} as const;

/** A run has no question, and there is no interrupted run that this app can resume. */
export class NothingToResumeError extends MoaError {
  constructor(reason: keyof typeof reasons, cause?: unknown) {
    super({ code: "NOTHING_TO_RESUME", ...reasons[reason], cause });
  }
}
