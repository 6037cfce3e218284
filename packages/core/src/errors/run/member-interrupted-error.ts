import { MoaError } from "@moagraph/provider-kit";
import { howToPause } from "./how-to-pause.js";

/** An agent or a graph in `models` called `interrupt()` in a run that cannot be paused. */
export class MemberInterruptedError extends MoaError {
  /** Name of the model in the graph. */
  readonly model: string;

  /** @internal */
  constructor(model: string, isRemote: boolean, cause: unknown) {
    super({
      code: "MEMBER_INTERRUPTED",
      message: isRemote
        ? `\`${model}\` is a graph on a server, and asks to be resumed.`
        : `\`${model}\` called \`interrupt()\`, but the run has no checkpointer.`,
      hint: isRemote
        ? "Use a graph that does not interrupt. Only a graph in this process can pause the run."
        : howToPause,
      cause,
    });
    this.model = model;
  }
}
