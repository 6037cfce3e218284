import type { ModelFacts } from "@moagraph/provider-kit";
import type { GraphSpec } from "../spec/graph-spec.js";
import { layersOf } from "../spec/layers.js";
import { plannedModels } from "./planned-models.js";
import { largestBounds, sumBounds, timesBounds } from "./bounds.js";
import { criticalPathSeconds } from "./critical-path.js";
import { missingFactsOf } from "./missing-facts.js";
import { planWindows } from "./plan-windows.js";
import { type PlannedNode, planNodes } from "./planned-node.js";
import { planWorstCase } from "./plan-worst-case.js";
import { usualReplyTokens } from "./reply-tokens.js";
import type { LayerPlan, PlanAssumptions, PlannedUsage, RunPlan, TotalPlan } from "./run-plan.js";

/** What to plan with. */
export interface PlanRunOptions {
  /** What is known about a model, such as `provider.facts` gives. An empty object is fine. */
  readonly facts: (model: string) => ModelFacts;
  /**
   * Tokens of the conversation that the run will be asked about.
   *
   * @defaultValue `40`, about the mean of AlpacaEval's instructions
   */
  readonly promptTokens?: number | undefined;
  /**
   * Tokens of one reply. A node with a lower `maxOutputTokens` gives no more than that.
   *
   * @defaultValue `400`, about the mean of replies to AlpacaEval
   */
  readonly outputTokens?: number | undefined;
  /**
   * Seconds that any model takes to its first token.
   *
   * @defaultValue `0.5`
   */
  readonly firstTokenSeconds?: number | undefined;
  /**
   * Tokens that any model writes in a second from then on.
   *
   * @defaultValue `50`
   */
  readonly tokensPerSecond?: number | undefined;
}

/**
 * Says what one run of a graph will take: calls, tokens, price, work and time. Asks no model.
 *
 * It plans the run in which every call succeeds at once and every node passes on as much as it may.
 * What a reader is shown follows from the graph: whoever reads six proposals has six in its prompt.
 * A price or size that is not known makes an amount open upwards, and stands in `missingFacts`.
 *
 * Tflops are the paper's proxy for latency: the largest call of each layer, added up. A call counts
 * two operations for each active parameter and each token of its reply. The paper does not print its
 * formula: this reading puts its configurations where its figure has them, between 50 and 350.
 *
 * @param graph - Any graph.
 * @param options - The facts about its models, and what to expect of prompt and replies.
 * @returns The plan, plain data.
 * @see arXiv 2406.04692, section 3.4, figure 5
 * @example
 * ```ts
 * import { planRun } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const { total } = planRun(moaLite.graph, { facts: () => ({}), promptTokens: 100 });
 * console.log(total.calls, total.costUsd); // 7 { atLeast: 0, atMost: null }
 * ```
 */
export function planRun(graph: GraphSpec, options: PlanRunOptions): RunPlan {
  const { facts } = options;
  const assumptions = assumptionsOf(options);
  const byName = planNodes(graph, facts, assumptions);
  const models = plannedModels(byName.values());
  const layers = layersOf(graph).map((names, index) =>
    planLayer(
      index + 1,
      names.flatMap((name) => byName.get(name) ?? []),
    ),
  );
  return {
    graph: graph.name,
    assumptions,
    layers,
    models: models.map(({ model, nodes }) => ({ model, ...usageOf(nodes) })),
    total: planTotal(graph, byName, layers),
    worstCase: planWorstCase(graph, facts, assumptions),
    windows: planWindows(graph, models, facts, assumptions.promptTokens),
    missingFacts: missingFactsOf(models, facts),
  };
}

function assumptionsOf({
  promptTokens = 40,
  outputTokens = usualReplyTokens,
  firstTokenSeconds = 0.5,
  tokensPerSecond = 50,
}: PlanRunOptions): PlanAssumptions {
  return { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond };
}

function planLayer(layer: number, nodes: readonly PlannedNode[]): LayerPlan {
  return {
    layer,
    fanIn: Math.max(0, ...nodes.map(({ shown }) => shown)),
    ...usageOf(nodes),
    tflops: largestBounds(nodes.map(({ tflops }) => tflops)),
    seconds: Math.max(0, ...nodes.map(({ seconds }) => seconds)),
  };
}

function planTotal(
  graph: GraphSpec,
  nodes: ReadonlyMap<string, PlannedNode>,
  layers: readonly LayerPlan[],
): TotalPlan {
  return {
    ...usageOf([...nodes.values()]),
    tflops: sumBounds(layers.map(({ tflops }) => tflops)),
    criticalPathSeconds: criticalPathSeconds(graph, (name) => nodes.get(name)?.seconds ?? 0),
  };
}

function usageOf(nodes: readonly PlannedNode[]): PlannedUsage {
  const sum = (of: (node: PlannedNode) => number): number =>
    nodes.reduce((total, node) => total + node.calls * of(node), 0);
  return {
    calls: sum(() => 1),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: sumBounds(nodes.map(({ costUsd, calls }) => timesBounds(costUsd, calls))),
  };
}
