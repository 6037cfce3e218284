import type { Bounds } from "@moagraph/core/graph";

/** Calls, tokens and cost of some work, before anything is asked. */
export interface WorkPlan {
  /** Questions of the run, or tasks of the judge. */
  readonly total: number;
  /** Those without an answer or a judgment. They are asked. */
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

/** The amounts of a plan that add up. */
export type PlannedAmounts = Pick<WorkPlan, "calls" | "inputTokens" | "outputTokens" | "costUsd">;

/**
 * Returns the plan of several pieces of work together, such as the answers of two systems and their judgments.
 *
 * Makes no model calls.
 *
 * @param plans - The plans, from {@link planGeneration}, {@link planJudging} or {@link planPairs}.
 * @example
 * ```ts
 * import { sumOfPlans } from "@moagraph/eval";
 *
 * const amounts = { calls: 2, inputTokens: 90, outputTokens: 40 };
 * const costUsd = { atLeast: 0.01, atMost: 0.02 };
 * const plan = { total: 2, missing: 2, ...amounts, costUsd, unpricedModels: [], notes: [] };
 * const { missing, calls } = sumOfPlans([plan, plan]);
 * console.log(missing, calls); // 4 4
 * ```
 */
export function sumOfPlans(plans: readonly WorkPlan[]): WorkPlan {
  return {
    total: sum(plans.map(({ total }) => total)),
    missing: sum(plans.map(({ missing }) => missing)),
    ...sumOfAmounts(plans),
    unpricedModels: [...new Set(plans.flatMap(({ unpricedModels }) => unpricedModels))],
    notes: [...new Set(plans.flatMap(({ notes }) => notes))],
  };
}

/** The sum of planned amounts. */
export function sumOfAmounts(amounts: readonly PlannedAmounts[]): PlannedAmounts {
  return {
    calls: sum(amounts.map(({ calls }) => calls)),
    inputTokens: sum(amounts.map(({ inputTokens }) => inputTokens)),
    outputTokens: sum(amounts.map(({ outputTokens }) => outputTokens)),
    costUsd: amounts.map(({ costUsd }) => costUsd).reduce(addBounds, { atLeast: 0, atMost: 0 }),
  };
}

/** The planned amounts of a number of equal runs. */
export function timesOfAmounts(amounts: PlannedAmounts, runs: number): PlannedAmounts {
  const { atLeast, atMost } = amounts.costUsd;
  return {
    calls: runs * amounts.calls,
    inputTokens: runs * amounts.inputTokens,
    outputTokens: runs * amounts.outputTokens,
    costUsd: { atLeast: runs * atLeast, atMost: atMost === null ? null : runs * atMost },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function addBounds(a: Bounds, b: Bounds): Bounds {
  const atMost = a.atMost === null || b.atMost === null ? null : a.atMost + b.atMost;
  return { atLeast: a.atLeast + b.atLeast, atMost };
}
