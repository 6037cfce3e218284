import type { Runnable } from "@langchain/core/runnables";
import { isCommand, type LangGraphRunnableConfig } from "@langchain/langgraph";
import { TracedRunnable, type Work } from "./internals/call-with-config.js";
import { withAmbientConfig } from "./internals/child-config.js";
import { type CompiledNode, replaceRunnable } from "./internals/get-node.js";
import { type ChannelWrite, sendWrites } from "./internals/pregel-send.js";
import type { Check } from "./wiring-parts.js";

/** What a node does, and what it writes. */
export interface SingleStep<State, Update extends object> {
  readonly run: Work<State, Update>;
  /** The channels that its update may be written to. */
  readonly channels: ReadonlySet<string>;
  /** What it writes besides, to say that it has ended. */
  readonly arrivals: readonly ChannelWrite[];
}

/**
 * Makes a compiled node run as one runnable. If `works` says no, it runs as LangGraph compiled it.
 *
 * @param takeTurn - Called when LangGraph comes to the node; by default, what is returned.
 * @returns What the node does, with its traces, but without its writes.
 */
export function runAsOne<State, Update extends object>(
  node: CompiledNode,
  step: SingleStep<State, Update>,
  works: Check,
  takeTurn?: Work<State, Update>,
): Work<State, Update> {
  const single = new SingleRunnable(step, works, () => stock(), takeTurn);
  const stock = replaceRunnable(node, single);
  return single.work;
}

/** One runnable for what LangGraph makes of a node. Its traces are the same. */
class SingleRunnable<State, Update extends object> extends TracedRunnable<State, Update> {
  constructor(
    private readonly step: SingleStep<State, Update>,
    private readonly works: Check,
    private readonly stock: () => Runnable,
    private readonly takeTurn: Work<State, Update> | undefined,
  ) {
    super();
  }

  /** Not `async`: each function that awaits a model holds half a kilobyte while it waits. */
  override invoke(state: State, config: LangGraphRunnableConfig): Promise<Update> {
    const works = this.works();
    if (typeof works !== "boolean") return works.then(() => this.invoke(state, config));
    if (isCommand(state) || !works) return this.stock().invoke(state, config);
    const { channels, arrivals } = this.step;
    return (this.takeTurn ?? this.work)(state, config).then((update) => {
      const writes = Object.entries(update).filter(([channel]) => channels.has(channel));
      sendWrites(config, [...writes, ...arrivals]);
      return update;
    });
  }

  readonly work: Work<State, Update> = (state, config) => {
    const { run } = this.step;
    // Without callbacks there is no tracer: LangGraph would have found one for the run before.
    if (config.callbacks === undefined) return withAmbientConfig(config, () => run(state, config));
    return this.traced(run, state, config);
  };
}
