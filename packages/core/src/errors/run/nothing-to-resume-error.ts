import { MoaError } from "@moagraph/provider-kit";

/** A run was started with `null`, but there is no interrupted thread to resume. No call was made. */
export class NothingToResumeError extends MoaError {
  constructor(cause: unknown) {
    super({
      code: "NOTHING_TO_RESUME",
      message: "The input of the run is null, but there is no interrupted run to resume.",
      hint: "Pass a question. To resume a run, compile with a `checkpointer` and pass the `configurable.thread_id` of the interrupted run.",
      cause,
    });
  }
}
