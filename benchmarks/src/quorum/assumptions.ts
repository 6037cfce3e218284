import { planRun } from "@moagraph/core/graph";
import { moa } from "@moagraph/recipes";

const planned = planRun(moa.graph, { facts: () => ({}) }).assumptions;

/** How fast models answer. Spreads are standard deviations of logarithms. */
export interface Assumptions {
  readonly firstTokenSeconds: number;
  readonly tokensPerSecond: number;
  /** Of one model's speed to another's; drawn anew for each question, as for another hour. */
  readonly modelSpread: number;
  /** Of the speeds of one model's calls. */
  readonly speedSpread: number;
  /** Of the times to the first token. */
  readonly firstTokenSpread: number;
  /** The share of calls, of all kinds, that take much longer. */
  readonly stragglers: number;
  /** How many times as long, to the first token and to the last. */
  readonly stragglerTimes: number;
}

/**
 * The means are those of `planRun`. The spreads are read off LLMPerf's leaderboard of December 2023
 * (https://github.com/ray-project/llmperf-leaderboard), the rows of Together: between the medians of
 * its three models, and between the quartiles of the calls of one.
 */
export const assumptions: Assumptions = {
  firstTokenSeconds: planned.firstTokenSeconds,
  tokensPerSecond: planned.tokensPerSecond,
  modelSpread: 0.23,
  speedSpread: 0.1,
  firstTokenSpread: 0.2,
  stragglers: 0.03,
  stragglerTimes: 10,
};
