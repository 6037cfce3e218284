import { patchConfig, Runnable } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import { isCommand, type LangGraphRunnableConfig } from "@langchain/langgraph";
import {
  type ChannelWrite,
  type CompiledNode,
  replaceRunnable,
  sendWrites,
  withAmbientConfig,
} from "./internals/inside-langgraph.js";

type Run<State, Update> = (state: State, config: LangGraphRunnableConfig) => Promise<Update>;

/** What a node runs, and what it writes. */
export interface SingleRunnableStep<State, Update extends object> {
  readonly run: Run<State, Update>;
  /** The channels that it may write its update to. */
  readonly channels: ReadonlySet<string>;
  /** What it writes besides, to say that it has ended. */
  readonly arrivals: readonly ChannelWrite[];
}

/** Whether light nodes work; a promise as long as that is not known. */
type SoundCheck = () => boolean | Promise<boolean>;

/**
 * Has a compiled node run as one runnable, once it is known that this works.
 *
 * @param takeTurn - Called when LangGraph comes to the node; by default what is returned.
 * @returns What the node runs, with its traces, but without its writes.
 */
export function lighten<State, Update extends object>(
  node: CompiledNode,
  step: SingleRunnableStep<State, Update>,
  isSound: SoundCheck,
  takeTurn?: Run<State, Update>,
): Run<State, Update> {
  const light = new SingleRunnable(step, isSound, () => stock(), takeTurn);
  const stock = replaceRunnable(node, light);
  return light.work;
}

/** One runnable for what LangGraph makes of a node. Its traces are the same. */
class SingleRunnable<State, Update extends object> extends Runnable<
  State,
  Update,
  LangGraphRunnableConfig
> {
  lc_namespace: string[] = ["moagraph"];

  constructor(
    private readonly step: SingleRunnableStep<State, Update>,
    private readonly isSound: SoundCheck,
    private readonly stock: () => Runnable,
    private readonly takeTurn: Run<State, Update> | undefined,
  ) {
    super();
  }

  /** Of what waits for a model, each function that awaits is half a kilobyte: here, none does. */
  override invoke(state: State, config: LangGraphRunnableConfig): Promise<Update> {
    const sound = this.isSound();
    if (typeof sound !== "boolean") return sound.then(() => this.invoke(state, config));
    if (isCommand(state) || !sound) return this.stock().invoke(state, config);
    const { channels, arrivals } = this.step;
    return (this.takeTurn ?? this.work)(state, config).then((update) => {
      const writes = Object.entries(update).filter(([channel]) => channels.has(channel));
      sendWrites(config, [...writes, ...arrivals]);
      return update;
    });
  }

  readonly work: Run<State, Update> = (state, config) => {
    const { run } = this.step;
    // Without callbacks nobody traces: LangGraph would have found a tracer for the run before.
    if (config.callbacks === undefined) return withAmbientConfig(config, () => run(state, config));
    return this["_callWithConfig"](
      async (input: State, given, manager) => {
        const callbacks = manager?.getChild();
        const own = patchConfig(given ?? config, callbacks === undefined ? {} : { callbacks });
        return storage.runWithConfig(own, async () => run(input, own));
      },
      state,
      config,
    );
  };
}
