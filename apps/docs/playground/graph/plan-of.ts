import { type GraphSpec, planRun, type RunPlan } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { usualBehaviour } from "../models/behaviour.js";

/** Characters per token, for the prompt's length in a plan. */
const charactersPerToken = 4;

/** About the mean of the replies of simulated models. */
const simulatedReplyTokens = 50;

/** The plan of a run with the question of the page, at the usual speed of simulated models. */
export function planOf(
  graph: GraphSpec,
  question: string,
  facts: (model: string) => ModelFacts,
): RunPlan {
  const { firstTokenMs, tokensPerSecond } = usualBehaviour;
  return planRun(graph, {
    facts,
    promptTokens: Math.max(1, Math.ceil(question.length / charactersPerToken)),
    outputTokens: simulatedReplyTokens,
    firstTokenSeconds: firstTokenMs / 1_000,
    tokensPerSecond,
  });
}
