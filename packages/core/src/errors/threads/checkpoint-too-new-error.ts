import { MoaError } from "@moagraph/provider-kit";

/** The run of a thread was started with a newer version of Moagraph. No model call was made. */
export class CheckpointTooNewError extends MoaError {
  /** @internal */
  constructor(found: number, known: number) {
    super({
      code: "CHECKPOINT_TOO_NEW",
      message: `The run of the thread was saved in format ${found} by a newer version of @moagraph/core. This version reads formats up to ${known}.`,
      hint: "Update @moagraph/core, then resume. To start a new run instead, pass a question.",
    });
  }
}
