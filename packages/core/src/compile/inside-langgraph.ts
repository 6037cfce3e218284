/**
 * All that Moagraph knows of LangGraph and LangChain beyond what they document; nothing else may.
 *
 * A node as LangGraph compiles it runs about six runnables, each of which makes a tracing object
 * although nothing traces: four fifths of what a run costs. Made of public parts it takes two
 * runnables, and still costs 1.7 times what one does. So a node is replaced here by one runnable,
 * which must do what those six do: hand over its writes, and set the config that `getConfig` and
 * `interrupt` look for. `lightNodesWork` tries that out; where it fails, the six run as before.
 */
import type { Runnable, RunnableConfig } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import type { PregelNode } from "@langchain/langgraph";

/** A node of a compiled graph. */
export type CompiledNode = PregelNode;

/** A value for a channel. */
export type ChannelWrite = readonly [channel: string, value: unknown];

/**
 * Has LangGraph run one runnable for a node. What the node is for `updateState` stays as it is.
 *
 * @returns What LangGraph would have run.
 */
export function replaceRunnable(node: CompiledNode, runnable: Runnable): () => Runnable {
  const stock = node.getNode.bind(node);
  node.getNode = () => runnable;
  return () => stock() ?? runnable;
}

/**
 * Writes to channels as the node whose config it is.
 *
 * @throws TypeError where LangGraph takes writes in another way.
 */
export function sendWrites(
  { configurable = {} }: RunnableConfig,
  writes: readonly ChannelWrite[],
): void {
  (configurable["__pregel_send"] as (writes: readonly ChannelWrite[]) => void)(writes);
}

const configKey = Symbol.for("lc:child_config");
const variablesKey = Symbol.for("lc:context_variables");

/** Calls back with a config for `getConfig` and `interrupt` to find, where nothing is traced. */
export function withAmbientConfig<Result>(config: RunnableConfig, callback: () => Result): Result {
  const instance = storage.getInstance();
  const around = instance.getStore() as Record<symbol, unknown> | undefined;
  const within = {
    tracingEnabled: false,
    extra: { [configKey]: config },
    [variablesKey]: around?.[variablesKey],
  };
  return instance.run(within, callback);
}
