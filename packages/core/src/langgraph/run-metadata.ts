import { CallbackManager } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { getConfig } from "@langchain/langgraph";
import { graphMetadata } from "../ledger/trace-metadata.js";
import { inheritedMetadata } from "./internals/inheritable-callbacks.js";
import type { RunOptions } from "./internals/stream-iterator.js";

/** The options of a run whose metadata name its graph. LangGraph copies them in each step. */
export function withRunMetadata(options: RunOptions = {}, graph: string): RunOptions {
  const { metadata, callbacks } = options;
  const around = getConfig()?.metadata;
  const own = graphMetadata(graph, { ...inheritedMetadata(callbacks), ...around, ...metadata });
  return { ...options, metadata: { ...metadata, ...own } };
}

/**
 * Whether a callback hears a run that starts now: one of its options, of the config that its graph was given by
 * `withConfig`, or of the run around it; or one that LangChain adds by itself, as for LangSmith.
 */
export function isHeard(
  options: RunnableConfig | undefined,
  bound: RunnableConfig | undefined,
): boolean {
  const configs = [options, bound, getConfig()];
  if (configs.some((config) => config?.callbacks !== undefined)) return true;
  return CallbackManager.configure() !== undefined;
}
