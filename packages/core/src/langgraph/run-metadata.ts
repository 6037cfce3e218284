import { getConfig } from "@langchain/langgraph";
import { graphMetadata } from "../ledger/trace-metadata.js";
import type { RunOptions } from "./internals/stream-iterator.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";

/** The options of a run whose traces say which graph it is of. */
export function withRunMetadata(
  options: RunOptions | undefined,
  runs: GraphOfRuns | undefined,
): RunOptions | undefined {
  if (runs === undefined) return options;
  const own = graphMetadata(runs.compilation.graph.name, getConfig()?.metadata);
  return { ...options, metadata: { ...options?.metadata, ...own } };
}
