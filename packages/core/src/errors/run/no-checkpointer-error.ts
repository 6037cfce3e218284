import { MoaError } from "@moagraph/provider-kit";
import { howToPause } from "./how-to-pause.js";

/** A node of the graph asks a person, but the run cannot be paused. No model call was made. */
export class NoCheckpointerError extends MoaError {
  /** The node that asks a person. */
  readonly node: string;

  /** @internal */
  constructor(node: string) {
    super({
      code: "NO_CHECKPOINTER",
      message: `Node \`${node}\` asks a person, which pauses the run, but the run has no checkpointer.`,
      hint: howToPause,
    });
    this.node = node;
  }
}
