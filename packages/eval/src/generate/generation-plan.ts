import type { Bounds } from "@moagraph/core/graph";

/** What a start of {@link generate} would ask. */
export interface GenerationPlan {
  /** Questions of the run. */
  readonly total: number;
  /** Questions that are asked: those without an answer. */
  readonly missing: number;
  /** Calls to models, if each succeeds at once. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Expected cost in US dollars. `atMost` is `null` if the price of a model is unknown. */
  readonly costUsd: Bounds;
  /** The models whose price is unknown. */
  readonly unpricedModels: readonly string[];
  /** What must be known before: that the questions are not the published ones. */
  readonly notes: readonly string[];
}

/** The planned amounts of some runs. */
export type PlannedAmounts = Pick<
  GenerationPlan,
  "calls" | "inputTokens" | "outputTokens" | "costUsd"
>;

/** The sum of planned amounts. */
export function sumOfPlans(plans: readonly PlannedAmounts[]): PlannedAmounts {
  const none: PlannedAmounts = {
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: { atLeast: 0, atMost: 0 },
  };
  return plans.reduce(
    (sum, plan) => ({
      calls: sum.calls + plan.calls,
      inputTokens: sum.inputTokens + plan.inputTokens,
      outputTokens: sum.outputTokens + plan.outputTokens,
      costUsd: addBounds(sum.costUsd, plan.costUsd),
    }),
    none,
  );
}

/** The planned amounts of a number of equal runs. */
export function timesOfPlan(plan: PlannedAmounts, runs: number): PlannedAmounts {
  const { atLeast, atMost } = plan.costUsd;
  return {
    calls: runs * plan.calls,
    inputTokens: runs * plan.inputTokens,
    outputTokens: runs * plan.outputTokens,
    costUsd: { atLeast: runs * atLeast, atMost: atMost === null ? null : runs * atMost },
  };
}

function addBounds(a: Bounds, b: Bounds): Bounds {
  const atMost = a.atMost === null || b.atMost === null ? null : a.atMost + b.atMost;
  return { atLeast: a.atLeast + b.atLeast, atMost };
}
