import type { ModelFacts } from "@moagraph/provider-kit";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { Budget } from "../spec/policies/budget.js";
import { overrunsOf } from "./amounts/overruns.js";
import { assumedPromptTokens } from "./tokens/prompt-tokens.js";
import type { PlanAssumptions, WorstCasePlan } from "./run-plan.js";
import { type WorstCase, worstCaseOf } from "./worst-case.js";

/** The worst case of a run, compared with the graph's budget. */
export function planWorstCase(
  graph: GraphSpec,
  facts: (model: string) => ModelFacts,
  assumptions: PlanAssumptions,
): WorstCasePlan {
  const { outputTokens } = assumptions;
  const promptTokens = assumedPromptTokens(assumptions);
  const worst = worstCaseOf(graph, { facts, promptTokens, outputTokens });
  const { modelCalls, tokens, costUsd } = worst;
  const budget = graph.budget ?? {};
  const overruns = overrunsOf({ modelCalls, tokens, costUsd: costUsd ?? 0 }, budget);
  const verdict = overruns.length > 0 ? "too-small" : verdictOf(worst, budget);
  return { modelCalls, tokens, costUsd, budget: verdict, overruns };
}

/** The verdict on a budget that is not exceeded. */
function verdictOf(
  { costUsd }: WorstCase,
  { maxModelCalls, maxTokens, maxCostUsd }: Budget,
): WorstCasePlan["budget"] {
  if (maxCostUsd !== undefined && costUsd === null) return "unknown";
  const limits = [maxModelCalls, maxTokens, maxCostUsd];
  return limits.every((limit) => limit === undefined) ? "none" : "enough";
}
