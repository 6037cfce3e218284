import { percentile } from "../percentile.js";
import type { Outcome } from "./outcome.js";
import { latenessOf, type Pair, pairsOf } from "./pairs.js";
import { billedTokens } from "./prefix-cache.js";
import type { DoneJob } from "./run-jobs.js";

/** The head of {@link timeRows}. */
export const timeHead: readonly string[] = [
  "stragglers",
  "recipe",
  "policy",
  "first token, s: p50",
  "p95",
  "p99",
  "of the barrier's p95",
  "last token, s: p50",
  "p95",
  "p99",
  "later than the barrier's, s: p50",
  "p95",
  "p99",
];

/** The times of each job, in seconds. "Later" is compared question by question: less than 0 is earlier. */
export function timeRows(jobs: readonly DoneJob[]): string[][] {
  return jobs.map((job) => {
    const pairs = pairsOf(job, jobs);
    const isBarrier = job.way === "barrier";
    return [
      `× ${job.stragglerTimes}`,
      job.graph,
      job.way,
      ...percentiles(pairs.map(({ own }) => own.firstTokenMs / 1000)),
      isBarrier ? "" : firstTokenRatio(pairs).toFixed(3),
      ...percentiles(pairs.map(({ own }) => own.lastTokenMs / 1000)),
      ...(isBarrier ? ["", "", ""] : percentiles(pairs.map(latenessOf))),
    ];
  });
}

/** The 95th percentile of the time to the first token, relative to the barrier's. */
export function firstTokenRatio(pairs: readonly Pair[]): number {
  const p95 = (of: (pair: Pair) => Outcome): number =>
    percentile(
      pairs.map((pair) => of(pair).firstTokenMs),
      0.95,
    );
  return p95(({ own }) => own) / p95(({ barrier }) => barrier);
}

/** The head of {@link tokenRows}. */
export const tokenHead: readonly string[] = [
  "stragglers",
  "recipe",
  "policy",
  "rounds of the answer",
  "input tokens",
  "of the barrier's",
  "billed at 10 %",
  "at 25 %",
  "at 50 %",
  "output tokens",
  "of the barrier's",
  "runs without an answer",
  "answers intact",
  "same white space",
];

/** The tokens of each job: means per run, and relative to the barrier's. */
export function tokenRows(jobs: readonly DoneJob[]): string[][] {
  return jobs.map((job) => {
    const pairs = pairsOf(job, jobs);
    const answered = job.outcomes.filter((outcome) => outcome !== undefined);
    return [
      `× ${job.stragglerTimes}`,
      job.graph,
      job.way,
      mean(pairs, ({ own }) => own.rounds).toFixed(2),
      mean(pairs, ({ own }) => own.inputTokens).toFixed(0),
      ...[1, 0.1, 0.25, 0.5].map((share) => billedRatio(pairs, share).toFixed(2)),
      mean(pairs, ({ own }) => own.outputTokens).toFixed(0),
      ratio(pairs, ({ outputTokens }) => outputTokens).toFixed(2),
      String(job.outcomes.length - answered.length),
      shareText(answered, ({ isIntact }) => isIntact),
      shareText(answered, ({ isSpacedAlike }) => isSpacedAlike),
    ];
  });
}

/** Input tokens relative to the barrier's, if a cached one has a share of the full price. */
export function billedRatio(pairs: readonly Pair[], priceShare: number): number {
  return ratio(pairs, ({ inputTokens: input, cachedTokens: cached }) =>
    billedTokens({ input, cached }, priceShare),
  );
}

function ratio(pairs: readonly Pair[], of: (outcome: Outcome) => number): number {
  return mean(pairs, ({ own }) => of(own)) / mean(pairs, ({ barrier }) => of(barrier));
}

function mean(pairs: readonly Pair[], of: (pair: Pair) => number): number {
  return pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
}

function percentiles(values: readonly number[]): string[] {
  return [0.5, 0.95, 0.99].map((share) => percentile(values, share).toFixed(1));
}

function shareText(outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): string {
  return `${outcomes.filter(is).length} of ${outcomes.length}`;
}
