import { MoaError } from "@moagraph/provider-kit";
import { thrownText } from "../thrown-text.js";
import { storageHint } from "./storage-hint.js";

/**
 * The checkpointer could not save a run. No further request was sent.
 *
 * What it saved before is in the thread. Resume the run when the cause is fixed: calls that were saved
 * are not asked again.
 */
export class CheckpointFailedError extends MoaError {
  /** The thread of the run. */
  readonly threadId: string;

  /** @internal */
  constructor(threadId: string, cause: unknown) {
    super({
      code: "CHECKPOINT_FAILED",
      message: `The checkpointer could not save thread "${threadId}": ${thrownText(cause)}`,
      hint: `${storageHint(cause)} Then resume the run: pass null as input, with the same thread_id. What was saved before is kept and not paid again.`,
      cause,
    });
    this.threadId = threadId;
  }
}
