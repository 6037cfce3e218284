import type { RunnableConfig } from "@langchain/core/runnables";
import { liftListenerLimit } from "@moagraph/provider-kit";

/**
 * Lets any number of parallel calls listen to the signals of a step. LangChain adds a listener for
 * each, and Node warns from the eleventh on.
 */
export function allowManyListeners(config: RunnableConfig): void {
  for (const signal of [config.signal, signalOfRun(config)]) {
    if (signal !== undefined) liftListenerLimit(signal);
  }
}

/**
 * The signal of the whole run, to which every graph that runs within a step adds a listener.
 * LangGraph hands it down under a name of its own; where that changes, only the warning is back.
 */
function signalOfRun({ configurable }: RunnableConfig): AbortSignal | undefined {
  const signals = configurable?.["__pregel_abort_signals"] as
    | { readonly externalAbortSignal?: AbortSignal }
    | undefined;
  return signals?.externalAbortSignal;
}
