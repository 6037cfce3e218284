import type { ModelFacts } from "@moagraph/provider-kit";
import type { Bounds } from "./amounts/bounds.js";
import type { ModelSpeed } from "./time/model-speed.js";
import type { Overrun } from "../errors/run/overrun.js";
import type { LeftOutNote } from "./notes/left-out.js";
import type { StaircasePlan } from "./staircase/staircase-plan.js";
import type { RetirementNote } from "./notes/retirements.js";

/**
 * The assumptions of a plan: values that follow neither from the graph nor from the facts. The speed is that
 * of each model without a `speed` of its own.
 */
export interface PlanAssumptions extends ModelSpeed {
  /** Tokens of the conversation. */
  readonly promptTokens: number;
  /** Tokens of each earlier turn in it, oldest first. Absent if the conversation has one turn. */
  readonly earlierTurnTokens?: readonly number[];
  /** Tokens of one reply, unless its node allows fewer or asks only for a verdict. */
  readonly outputTokens: number;
}

/**
 * The fewest calls and tokens of a group of calls: its routers take as few routes as they can, and no quorum
 * cancels calls.
 */
export interface FewestCalls {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Calls, tokens and cost of a group of calls. In a graph with routers, each number is the most of this
 * group: no run has the most in all layers and of all models.
 */
export interface PlannedUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In US dollars. In a graph with routers, from that of the fewest calls to that of the most. */
  readonly costUsd: Bounds;
  /** Absent in a graph without routers. A lower bound: a run may have more at least. */
  readonly fewest?: FewestCalls;
}

/** Usage of one layer: of the nodes with the same number of nodes on the longest path to them. */
export interface LayerPlan extends PlannedUsage {
  /** Number of the layer, from 1. */
  readonly layer: number;
  /** Maximum number of proposals that one of its calls shows to the model. */
  readonly fanIn: number;
  /** Work of its largest call in 10^12 operations. The other calls run in parallel. */
  readonly tflops: Bounds;
  /**
   * Duration of its slowest call in seconds. The other calls run in parallel. That of a node with a
   * `staircase` is from its first request to the end of its answer.
   */
  readonly seconds: number;
}

/** Usage of one model. */
export interface ModelPlan extends PlannedUsage {
  readonly model: string;
}

/** The fewest calls and tokens of a run, and the shortest time. */
export interface FewestOfRun extends FewestCalls {
  /** As `firstTokenSeconds` of {@link TotalPlan}, if routers take the fewest routes. */
  readonly firstTokenSeconds: number;
  /** As `criticalPathSeconds` of {@link TotalPlan}, if routers take the fewest routes. */
  readonly criticalPathSeconds: number;
}

/** Usage of the whole run. */
export interface TotalPlan extends PlannedUsage {
  readonly fewest?: FewestOfRun;
  /** Sum of the layers' tflops: the paper's proxy for latency. */
  readonly tflops: Bounds;
  /**
   * Seconds to the first token of the answer. If the output passes on no text of its own model, such as a
   * ranker, all of the answer comes at the end.
   */
  readonly firstTokenSeconds: number;
  /** Duration of the slowest chain of calls that wait for each other, in seconds. */
  readonly criticalPathSeconds: number;
  /** What the rounds of a `staircase` change. Absent in a graph without one. */
  readonly staircase?: StaircasePlan;
}

/**
 * Usage of a run in which every reply is as long as its node allows, and each call succeeds at the
 * first attempt. If a node sets no limit, its reply is as long as assumed.
 */
export interface WorstCasePlan {
  readonly modelCalls: number;
  /** Tokens of all prompts and replies. */
  readonly tokens: number;
  /** Cost in US dollars. `null` if a price is unknown. */
  readonly costUsd: number | null;
  /**
   * Whether the worst case fits the graph's `budget`. `"none"`: the budget limits neither calls nor
   * tokens nor cost. `"unknown"`: a price is unknown that `maxCostUsd` needs.
   */
  readonly budget: "none" | "enough" | "too-small" | "unknown";
  /** The limits of the budget that the worst case exceeds. */
  readonly overruns: readonly Overrun[];
}

/** Whether the longest call of a model fits its context window. */
export interface WindowPlan {
  readonly model: string;
  /** Tokens of the expected prompt and of the longest reply allowed. Vendors reserve the latter. */
  readonly neededTokens: number;
  /** The same if all earlier replies are as long as allowed. `null` if one has no limit. */
  readonly mostTokens: number | null;
  /** Size of the context window in tokens. `null` if unknown. */
  readonly contextTokens: number | null;
  /** Whether `neededTokens` fit. `null` if the window is unknown. */
  readonly fits: boolean | null;
  /** Whether the call fits even if every reply is as long as allowed. `null` if unknown. */
  readonly alwaysFits: boolean | null;
}

/** The unknown facts about a model. They remove the upper bound of amounts. */
export interface MissingFacts {
  readonly model: string;
  readonly facts: readonly NeededFact[];
}

/** A fact without which a plan has gaps. */
export type NeededFact = Extract<
  keyof ModelFacts,
  "contextTokens" | "inputUsdPerMillionTokens" | "outputUsdPerMillionTokens" | "activeParameters"
>;

/** A note of a plan. */
export type ModelNote = RetirementNote | LeftOutNote;

/** The plan of a run as plain data: calls, tokens, cost, work, time and context windows. */
export interface RunPlan {
  /** Name of the graph. */
  readonly graph: string;
  readonly assumptions: PlanAssumptions;
  readonly layers: readonly LayerPlan[];
  readonly models: readonly ModelPlan[];
  readonly total: TotalPlan;
  readonly worstCase: WorstCasePlan;
  readonly windows: readonly WindowPlan[];
  readonly missingFacts: readonly MissingFacts[];
  /** Models that are retired or will be soon, and parameters that a model does not accept. */
  readonly notes: readonly ModelNote[];
}
