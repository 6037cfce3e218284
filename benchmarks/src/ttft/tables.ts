import { percentile } from "../percentile.js";
import type { Outcome } from "./outcome.js";
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
    const barrier = barrierOf(job, jobs);
    const first = job.outcomes.map(({ firstTokenMs }) => firstTokenMs / 1000);
    const last = job.outcomes.map(({ lastTokenMs }) => lastTokenMs / 1000);
    const later = last.map((seconds, at) => seconds - (barrier[at]?.lastTokenMs ?? 0) / 1000);
    return [
      `× ${job.stragglerTimes}`,
      job.graph,
      job.way,
      ...percentiles(first),
      job.way === "barrier" ? "" : firstTokenRatio(job, jobs).toFixed(3),
      ...percentiles(last),
      ...(job.way === "barrier" ? ["", "", ""] : percentiles(later)),
    ];
  });
}

/** The 95th percentile of the time to the first token, relative to the barrier's. */
export function firstTokenRatio(job: DoneJob, jobs: readonly DoneJob[]): number {
  const p95 = (outcomes: readonly Outcome[]): number =>
    percentile(
      outcomes.map(({ firstTokenMs }) => firstTokenMs),
      0.95,
    );
  return p95(job.outcomes) / p95(barrierOf(job, jobs));
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
  "answers intact",
  "same white space",
];

/** The tokens of each job: means per run, and relative to the barrier's. */
export function tokenRows(jobs: readonly DoneJob[]): string[][] {
  return jobs.map((job) => {
    const { outcomes } = job;
    return [
      `× ${job.stragglerTimes}`,
      job.graph,
      job.way,
      mean(outcomes, ({ rounds }) => rounds).toFixed(2),
      mean(outcomes, ({ inputTokens }) => inputTokens).toFixed(0),
      billedRatio(job, jobs, 1).toFixed(2),
      ...[0.1, 0.25, 0.5].map((share) => billedRatio(job, jobs, share).toFixed(2)),
      mean(outcomes, ({ outputTokens }) => outputTokens).toFixed(0),
      ratio(job, jobs, ({ outputTokens }) => outputTokens).toFixed(2),
      shareText(outcomes, ({ isIntact }) => isIntact),
      shareText(outcomes, ({ isSpacedAlike }) => isSpacedAlike),
    ];
  });
}

/** Input tokens relative to the barrier's, if a cached one has a share of the full price. */
export function billedRatio(job: DoneJob, jobs: readonly DoneJob[], priceShare: number): number {
  return ratio(job, jobs, ({ inputTokens: input, cachedTokens: cached }) =>
    billedTokens({ input, cached }, priceShare),
  );
}

function ratio(job: DoneJob, jobs: readonly DoneJob[], of: (outcome: Outcome) => number): number {
  return mean(job.outcomes, of) / mean(barrierOf(job, jobs), of);
}

function barrierOf(job: DoneJob, jobs: readonly DoneJob[]): readonly Outcome[] {
  const barrier = jobs.find(
    ({ graph, way, stragglerTimes }) =>
      graph === job.graph && way === "barrier" && stragglerTimes === job.stragglerTimes,
  );
  return (barrier ?? job).outcomes;
}

function mean(outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
}

function percentiles(values: readonly number[]): string[] {
  return [0.5, 0.95, 0.99].map((share) => percentile(values, share).toFixed(1));
}

function shareText(outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): string {
  return `${outcomes.filter(is).length} of ${outcomes.length}`;
}
