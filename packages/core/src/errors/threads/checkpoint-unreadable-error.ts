import { MoaError } from "@moagraph/provider-kit";
import { thrownText } from "../thrown-text.js";
import { storageHint } from "./storage-hint.js";

/** The checkpointer could not read a thread. No model call was made, and nothing was changed. */
export class CheckpointUnreadableError extends MoaError {
  /** The thread that was read. */
  readonly threadId: string;

  /** @internal */
  constructor(threadId: string, cause: unknown) {
    super({
      code: "CHECKPOINT_UNREADABLE",
      message: `The checkpointer could not read thread "${threadId}": ${thrownText(cause)}`,
      hint: `${storageHint(cause)} Then run again. No model was asked.`,
      cause,
    });
    this.threadId = threadId;
  }
}
