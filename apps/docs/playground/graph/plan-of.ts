import {
  estimateTokens,
  type GraphSpec,
  planRun,
  type PlanRunOptions,
  type RunPlan,
} from "@moagraph/core/graph";

/** What is known of the models before a run. */
export type KnownModels = Pick<PlanRunOptions, "facts" | "speed" | "outputTokens">;

/** The plan of a run with the question of the page. */
export function planOf(graph: GraphSpec, question: string, models: KnownModels): RunPlan {
  return planRun(graph, { ...models, promptTokens: Math.max(1, estimateTokens(question)) });
}
