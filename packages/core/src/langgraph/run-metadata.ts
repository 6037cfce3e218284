import { CallbackManager } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { getConfig } from "@langchain/langgraph";
import { graphMetadata } from "../ledger/trace-metadata.js";
import { inheritedMetadata } from "./internals/inheritable-callbacks.js";
import type { RunOptions } from "./internals/stream-iterator.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";

/**
 * The options of a run whose metadata name its graph. Those of a run that no callback hears are unchanged:
 * LangGraph copies metadata in each step.
 *
 * @param bound - The config that the graph was given by `withConfig`.
 */
export function withRunMetadata(
  options: RunOptions = {},
  runs: GraphOfRuns | undefined,
  bound: RunnableConfig | undefined,
): RunOptions {
  const around = getConfig();
  if (runs === undefined || !isHeard([options, around, bound])) return options;
  const { metadata, callbacks } = options;
  const inherited = { ...inheritedMetadata(callbacks), ...around?.metadata, ...metadata };
  const own = graphMetadata(runs.compilation.graph.name, inherited);
  return { ...options, metadata: { ...metadata, ...own } };
}

/** Whether a callback hears a run: one of these configs, or one that LangChain adds by itself, as for LangSmith. */
function isHeard(configs: readonly (RunnableConfig | undefined)[]): boolean {
  if (configs.some((config) => config?.callbacks !== undefined)) return true;
  return CallbackManager.configure() !== undefined;
}
