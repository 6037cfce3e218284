import { MoaError } from "@moagraph/provider-kit";
import { howToPause } from "./how-to-pause.js";

/** A node of the graph asks a person, but the run cannot be paused. No model call was made. */
export class NoCheckpointerError extends MoaError {
  /** The node that asks a person. */
  readonly node: string;

  /** @internal */
  constructor(
    node: string,
    {
      fault = "which pauses the run, but the run has no checkpointer",
      hint = howToPause,
    }: { readonly fault?: string; readonly hint?: string } = {},
  ) {
    super({
      code: "NO_CHECKPOINTER",
      message: `Node \`${node}\` asks a person, ${fault}.`,
      hint,
    });
    this.node = node;
  }
}

/** For a graph as a chat model, with or without a checkpointer. */
export function chatModelCannotPause(node: string): NoCheckpointerError {
  return new NoCheckpointerError(node, {
    fault: "but a chat model cannot pause, even if the app has a checkpointer",
    hint: "Use the app as a node of the graph around it instead of `asChatModel`, or remove the node.",
  });
}
