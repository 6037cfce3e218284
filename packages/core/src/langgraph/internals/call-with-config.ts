/**
 * `Runnable._callWithConfig`: tells handlers when a function starts and ends.
 *
 * Used by nodes that run as one runnable. When it is missing, calling it throws, the self-test fails,
 * and nodes run as LangGraph compiled them.
 */
import { patchConfig, Runnable } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";

/** What a runnable does. */
export type Work<Input, Output> = (
  input: Input,
  config: LangGraphRunnableConfig,
) => Promise<Output>;

/** A runnable that can tell handlers of its work as LangGraph's nodes do. */
export abstract class TracedRunnable<Input, Output> extends Runnable<
  Input,
  Output,
  LangGraphRunnableConfig
> {
  lc_namespace: string[] = ["moagraph"];

  /** Does some work with its own callbacks, which `getConfig` finds. */
  protected traced(
    work: Work<Input, Output>,
    input: Input,
    config: LangGraphRunnableConfig,
  ): Promise<Output> {
    return this["_callWithConfig"](
      async (given: Input, options, manager) => {
        const callbacks = manager?.getChild();
        const own = patchConfig(options ?? config, callbacks === undefined ? {} : { callbacks });
        return storage.runWithConfig(own, async () => work(given, own));
      },
      input,
      config,
    );
  }
}
