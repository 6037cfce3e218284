import { planRun } from "@moagraph/core/graph";
import { moa } from "@moagraph/recipes";

const planned = planRun(moa.graph, { facts: () => ({}) }).assumptions;

/** The speed of models. Spreads are standard deviations of logarithms. */
export interface Assumptions {
  readonly firstTokenSeconds: number;
  readonly tokensPerSecond: number;
  /** Between the speeds of models. Drawn for each question, like different hours. */
  readonly modelSpread: number;
  /** Between the speeds of one model's calls. */
  readonly speedSpread: number;
  /** Between the times to the first token. */
  readonly firstTokenSpread: number;
  /** The share of calls, of all kinds, that take much longer. */
  readonly stragglers: number;
  /** The factor of their time, to the first token and to the last. */
  readonly stragglerTimes: number;
}

/**
 * The means are those of `planRun`. The spreads are from LLMPerf's leaderboard of December 2023
 * (https://github.com/ray-project/llmperf-leaderboard), the rows of Together: between the medians
 * of its three models, and between the quartiles of the calls of one.
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
