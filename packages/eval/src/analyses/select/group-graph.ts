import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { aloneGraph, moaGraph, type SamplingByModel } from "../missing/new-graphs.js";
import type { SelectOptions } from "./select-options.js";

/** The graph of a group of proposers and an aggregator. */
export function groupGraph(
  proposers: readonly string[],
  aggregator: string,
  options: SelectOptions,
): GraphSpec {
  return moaGraph({ name: "selected", proposers, layers: 2, aggregator }, samplingIn(options));
}

/** The graph of a model that answers alone. */
export function modelAloneGraph(model: string, options: SelectOptions): GraphSpec {
  return aloneGraph(model, samplingIn(options));
}

function samplingIn({ sampling = () => ({}) }: SelectOptions): SamplingByModel {
  return sampling;
}

/** The planned cost of a question in US dollars. `null` if a price is unknown. */
export function costOf(
  graph: GraphSpec,
  { facts = () => ({}), replyTokens }: SelectOptions,
): number | null {
  return planRun(graph, { facts, outputTokens: replyTokens }).total.costUsd.atMost;
}

/** Whether a graph fits the budget. An unknown cost fits only if there is none. */
export function fits(graph: GraphSpec, options: SelectOptions): boolean {
  if (options.budgetUsd === undefined) return true;
  const cost = costOf(graph, options);
  return cost !== null && cost <= options.budgetUsd;
}
