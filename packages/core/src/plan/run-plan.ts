import type { ModelFacts } from "@moagraph/provider-kit";
import type { Bounds } from "./bounds.js";
import type { Overrun } from "../errors/overrun.js";

/** The numbers a plan takes for granted, because no graph and no fact says them. */
export interface PlanAssumptions {
  /** Tokens of the conversation that the run is asked about. */
  readonly promptTokens: number;
  /** Tokens of one reply, unless its node allows fewer or asks only for a verdict. */
  readonly outputTokens: number;
  /** How long any model takes to its first token. */
  readonly firstTokenSeconds: number;
  /** How fast any model writes from then on. */
  readonly tokensPerSecond: number;
}

/** What calls take together. */
export interface PlannedUsage {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: Bounds;
}

/** What one layer takes. */
export interface LayerPlan extends PlannedUsage {
  /** Which one, from 1. */
  readonly layer: number;
  /** Proposals that one of its calls is shown, the most of its nodes: what multiplies its input. */
  readonly fanIn: number;
  /** The most that one call of it takes: the others run beside that one. */
  readonly tflops: Bounds;
  /** Its slowest call: the others run beside that one. */
  readonly seconds: number;
}

/** What one model takes. */
export interface ModelPlan extends PlannedUsage {
  readonly model: string;
}

/** What the whole run takes. */
export interface TotalPlan extends PlannedUsage {
  /** The layers' tflops added up: the paper's proxy for how long an answer takes. */
  readonly tflops: Bounds;
  /** The slowest chain of calls that wait for each other. */
  readonly criticalPathSeconds: number;
}

/**
 * What the run takes when every reply is as long as its node allows, and each call succeeds at its
 * first try. Where a node sets no limit, its reply is as long as assumed.
 */
export interface WorstCasePlan {
  readonly modelCalls: number;
  /** Tokens of all prompts and replies. */
  readonly tokens: number;
  /** In US dollars; `null` when a price is not known. */
  readonly costUsd: number | null;
  /**
   * Whether it fits the graph's `budget`. `"none"` when that sets no limit on calls, tokens or cost;
   * `"unknown"` when a price that it takes is not known.
   */
  readonly budget: "none" | "enough" | "too-small" | "unknown";
  /** The limits of the budget that it exceeds. */
  readonly overruns: readonly Overrun[];
}

/** Whether the longest call of a model fits into its context window. */
export interface WindowPlan {
  readonly model: string;
  /** Its prompt as expected, and the longest reply it allows: vendors keep room for that. */
  readonly neededTokens: number;
  /** The same if every reply before it is as long as allowed; `null` when one has no limit. */
  readonly mostTokens: number | null;
  /** `null` when the window is not known. */
  readonly contextTokens: number | null;
  /** Whether `neededTokens` fit; `null` when the window is not known. */
  readonly fits: boolean | null;
  /** Whether it fits even if every reply is as long as allowed. */
  readonly alwaysFits: boolean | null;
}

/** What is not known about a model, and leaves amounts open. */
export interface MissingFacts {
  readonly model: string;
  readonly facts: readonly (keyof ModelFacts)[];
}

/** What a run will take, as plain data. */
export interface RunPlan {
  /** The graph's name. */
  readonly graph: string;
  readonly assumptions: PlanAssumptions;
  readonly layers: readonly LayerPlan[];
  readonly models: readonly ModelPlan[];
  readonly total: TotalPlan;
  readonly worstCase: WorstCasePlan;
  readonly windows: readonly WindowPlan[];
  readonly missingFacts: readonly MissingFacts[];
}
