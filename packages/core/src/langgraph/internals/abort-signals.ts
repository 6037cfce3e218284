/**
 * `configurable.__pregel_abort_signals`: holds the signal of the whole run, to which every graph that
 * runs within a step adds a listener.
 *
 * Used to lift Node's limit of ten listeners. When it is renamed, Node prints a
 * MaxListenersExceededWarning from the eleventh inner graph on; nothing else changes.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import { liftListenerLimit } from "@moagraph/provider-kit";

/** Lets any number of parallel calls listen to the signals of a step. LangChain adds one for each. */
export function allowManyListeners(config: RunnableConfig): void {
  for (const signal of [config.signal, signalOfRun(config)]) {
    if (signal !== undefined) liftListenerLimit(signal);
  }
}

function signalOfRun({ configurable }: RunnableConfig): AbortSignal | undefined {
  const signals = configurable?.["__pregel_abort_signals"] as
    | { readonly externalAbortSignal?: AbortSignal }
    | undefined;
  return signals?.externalAbortSignal;
}
