import { getConfig } from "@langchain/langgraph";
import { graphMetadata } from "../ledger/trace-metadata.js";
import { inheritedMetadata } from "./internals/inheritable-callbacks.js";
import type { RunOptions } from "./internals/stream-iterator.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";

/** The options of a run whose metadata name its graph. */
export function withRunMetadata(
  options: RunOptions = {},
  runs: GraphOfRuns | undefined,
): RunOptions {
  if (runs === undefined) return options;
  const { metadata, callbacks } = options;
  const around = { ...inheritedMetadata(callbacks), ...getConfig()?.metadata, ...metadata };
  return {
    ...options,
    metadata: { ...metadata, ...graphMetadata(runs.compilation.graph.name, around) },
  };
}
