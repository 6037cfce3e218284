import { MoaError } from "@moagraph/provider-kit";

const reasons = {
  /** The thread has no checkpoint, or there is no thread. */
  "no-run": {
    message: "The input of the run is null, but there is no interrupted run to resume.",
    hint: "Pass a question. To resume a run, compile with a `checkpointer` and pass the `configurable.thread_id` of the interrupted run.",
  },
  /** The checkpoint names steps or channels that this app does not have. */
  "no-step": {
    message:
      "The thread has an interrupted run, but this app has none of the steps that it waits for, so there is no answer.",
    hint: "Resume it with the graph, the `wiring` and the version of LangGraph that it was interrupted with, or start a new thread.",
  },
} as const;

/** A run was to be resumed, but there is nothing that this app can resume. No call was made. */
export class NothingToResumeError extends MoaError {
  constructor(reason: keyof typeof reasons, cause?: unknown) {
    super({ code: "NOTHING_TO_RESUME", ...reasons[reason], cause });
  }
}
