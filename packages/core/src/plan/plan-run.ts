// What a run will use, computed from the graph without model calls.
//
// `tokens/token-flow.ts` follows the tokens of proposals through the graph. `planned-node.ts` turns them
// into cost, work and time per call. `planned-usage.ts` sums these up per layer, per model and for the
// run. `routes/` says what routers leave uncertain. `worst-case.ts` computes the upper bound that budgets
// are checked against. `staircase/` computes the rounds of nodes with a `staircase`, from the texts that grow
// in `time/`. `step/` and `ask/` use it too.

import type { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import type { FlatGraph, GraphSpec } from "../spec/graph-spec.js";
import { namesByDepth } from "../spec/flow/layers.js";
import { plannedModels } from "./planned-models.js";
import { sumBounds } from "./amounts/bounds.js";
import { checkAssumptions } from "./check-assumptions.js";
import { missingFactsOf } from "./missing-facts.js";
import { askingModels } from "./notes/asking-models.js";
import { leftOutOf } from "./notes/left-out.js";
import { currentDay, retirementsOf } from "./notes/retirements.js";
import { planStaircase } from "./plan-staircase.js";
import { planWindows } from "./plan-windows.js";
import { type PlannedRange, plannedRangeOf, type PlannedSide } from "./planned-range.js";
import { largestWork, usageOf } from "./planned-usage.js";
import { planWorstCase } from "./plan-worst-case.js";
import { assumedPromptTokens } from "./tokens/prompt-tokens.js";
import { defaultReplyTokens } from "./tokens/reply-tokens.js";
import { defaultSpeed, type ModelSpeed } from "./time/model-speed.js";
import { durationOf, type RunSeconds } from "./time/duration.js";
import type { LayerPlan, PlanAssumptions, RunPlan, TotalPlan } from "./run-plan.js";
import { largest } from "../spec/flow/largest.js";

/** Options of {@link planRun}. */
export interface PlanRunOptions {
  /** Returns the known facts about a model, such as `provider.facts`. May return an empty object. */
  readonly facts: (model: string) => ModelFacts;
  /**
   * Returns what is known of a model's capabilities, such as `provider.capabilities`. What the graph
   * states has priority.
   *
   * @defaultValue nothing is known
   */
  readonly capabilities?: ((model: string) => ModelCapabilities) | undefined;
  /**
   * The day of the run, as `YYYY-MM-DD`. Models that are retired by then are named.
   *
   * @defaultValue today, in UTC
   */
  readonly today?: string | undefined;
  /**
   * Tokens of the conversation.
   *
   * @defaultValue `40`, about the mean of AlpacaEval's instructions
   */
  readonly promptTokens?: number | undefined;
  /**
   * Tokens of each earlier turn of the conversation, oldest first: a message of the user and the
   * reply to it. They are part of `promptTokens`. A node with a `history` sees only some of them.
   *
   * @defaultValue none: the conversation has one turn
   */
  readonly earlierTurnTokens?: readonly number[] | undefined;
  /**
   * Tokens of one reply. A lower `maxOutputTokens` of a node applies instead.
   *
   * @defaultValue `400`, about the mean of replies to AlpacaEval
   */
  readonly outputTokens?: number | undefined;
  /**
   * Returns the speed of a model, if it differs from the next two settings.
   *
   * @defaultValue every model has the same speed
   */
  readonly speed?: ((model: string) => Partial<ModelSpeed>) | undefined;
  /**
   * Seconds from a request to the first token, for every model without a `speed`.
   *
   * @defaultValue `0.5`
   */
  readonly firstTokenSeconds?: number | undefined;
  /**
   * Tokens per second after the first token, for every model without a `speed`.
   *
   * @defaultValue `50`
   */
  readonly tokensPerSecond?: number | undefined;
}

/**
 * Returns calls, tokens, cost, work and duration of one run of a graph. Makes no model calls.
 *
 * The plan assumes that every call succeeds at the first attempt, and that every node passes on as
 * many proposals as it can. Prompt lengths follow from the graph: a node that reads six proposals has
 * all six in its prompt, and a node with a `history` the part of the conversation that it sees. If a
 * price or a size is unknown, the amount has no upper bound, and the fact is listed in `missingFacts`. Every
 * prompt token has its full price: what a vendor will find in its prompt cache is not certain.
 *
 * In a graph with routers, calls, tokens, tflops and seconds are the most: each router takes the most
 * expensive `maxRoutes` of its routes, and a `repeat` makes all rounds. `fewest` has the other end: a router
 * that asks a model takes one route, one with a scorer `maxRoutes`, one with a function none, and one
 * that takes all or none takes none. `costUsd` and `tflops` are ranges. These are bounds: no run is
 * outside of them, unless a quorum cancels calls, or calls are retried. If routes share nodes, or several
 * routers have the same route, no run may reach them. They do not depend on which routes `"cheapest"` would
 * take.
 *
 * A node with a `staircase` makes several requests for one reply, and all sums count them. The plan assumes
 * `wiring: "fast"`, and that proposals grow at the speed of their models, which may write in rounds themselves. A
 * round ends when the next may start, or when it has written a chunk. All rounds together write one reply; a model
 * that reasons does so once. If the node cannot start before its turn, or its proposals come at once, it makes
 * one ordinary request. `total.staircase` has the rounds, the input tokens in both layouts, and what the same graph
 * needs without: only there, tokens in prompt caches are counted. The worst case has all `maxRounds` rounds.
 *
 * Tflops are the paper's proxy for latency: the sum of the largest call of each layer. The nodes of a layer
 * have the same number of nodes on the longest path to them. A call counts two operations per active
 * parameter and token of its reply. The paper does not print its formula. With this one, its
 * configurations have the values of its figure, between 50 and 350.
 *
 * @param graph - A graph from `defineGraph`, `layered` or `graphFromJson`. Every round of a `repeat` counts.
 * @param options - The facts about its models, and the assumptions about prompt and replies.
 * @returns The plan as plain data.
 * @throws InvalidInputError `INVALID_INPUT` if an assumption is no number, negative, or does not
 *   fit the others.
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
  const flat = flatGraphOf(graph);
  const range = plannedRangeOf(flat, options, assumptions);
  const models = plannedModels(range.most.nodes.values());
  const layers = planLayers(flat, range);
  const staircase = planStaircase(flat, range, options, assumptions);
  return {
    graph: graph.name,
    assumptions,
    layers,
    models: models.map(({ model, nodes }) => ({
      model,
      ...usageOf(
        nodes.map(({ name }) => name),
        range,
      ),
    })),
    total: {
      ...planTotal(flat, range, layers),
      ...(staircase && { staircase }),
    },
    worstCase: planWorstCase(flat, facts, assumptions),
    windows: planWindows(flat, models, facts, assumedPromptTokens(assumptions)),
    missingFacts: missingFactsOf(models, facts),
    notes: [
      ...retirementsOf(askingModels(flat), facts, () => options.today ?? currentDay()),
      ...leftOutOf(flat, options.capabilities ?? (() => ({}))),
    ],
  };
}

function assumptionsOf({
  promptTokens = 40,
  earlierTurnTokens = [],
  outputTokens = defaultReplyTokens,
  firstTokenSeconds = defaultSpeed.firstTokenSeconds,
  tokensPerSecond = defaultSpeed.tokensPerSecond,
}: PlanRunOptions): PlanAssumptions {
  const given = { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond };
  checkAssumptions({ ...given, earlierTurnTokens });
  return earlierTurnTokens.length === 0 ? given : { ...given, earlierTurnTokens };
}

function planLayers(graph: FlatGraph, range: PlannedRange): LayerPlan[] {
  return namesByDepth(graph).map((names, index) => planLayer(index + 1, names, range));
}

function planLayer(layer: number, names: readonly string[], range: PlannedRange): LayerPlan {
  const nodes = names.flatMap((name) => range.most.nodes.get(name) ?? []);
  return {
    layer,
    fanIn: largest(nodes.map(({ shown }) => shown)),
    ...usageOf(names, range),
    tflops: largestWork(names, range),
    seconds: largest(nodes.map(({ seconds }) => seconds)),
  };
}

function planTotal(graph: GraphSpec, range: PlannedRange, layers: readonly LayerPlan[]): TotalPlan {
  const { fewest, ...usage } = usageOf([...range.most.nodes.keys()], range);
  const secondsOf = ({ growths, extent }: PlannedSide): RunSeconds =>
    durationOf(graph.output, growths, extent);
  return {
    ...usage,
    ...(fewest && { fewest: { ...fewest, ...secondsOf(range.least) } }),
    tflops: sumBounds(layers.map(({ tflops }) => tflops)),
    ...secondsOf(range.most),
  };
}
