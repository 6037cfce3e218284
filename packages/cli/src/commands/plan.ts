import { planRun, swapModels } from "@moagraph/core/graph";
import { loadGraph } from "../load-graph.js";
import type { ModelSwaps } from "../model-swaps.js";
import { offline } from "../offline.js";
import { planFacts } from "../plan-facts.js";
import { planText } from "../plan-text.js";

/** The options of `moagraph plan`. */
export interface PlanCommandOptions {
  readonly json?: boolean;
  readonly offline?: boolean;
  readonly model?: ModelSwaps;
  readonly promptTokens?: number;
  readonly outputTokens?: number;
}

/** Prints the estimate for a run of a graph. Missing facts are reported on stderr. */
export async function plan(target: string, options: PlanCommandOptions): Promise<void> {
  const chosen = swapModels(await loadGraph(target), options.model ?? {});
  const graph = options.offline ? offline(chosen) : chosen;
  const { facts, notes } = await planFacts(graph);
  for (const note of notes) process.stderr.write(`note: ${note}\n`);
  const { promptTokens, outputTokens } = options;
  const planned = planRun(graph, { facts, promptTokens, outputTokens });
  process.stdout.write(options.json ? `${JSON.stringify(planned)}\n` : planText(planned));
}
