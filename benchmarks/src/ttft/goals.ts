import { percentile } from "../percentile.js";
import { latenessOf, type Pair, pairsOf } from "./pairs.js";
import type { DoneJob } from "./run-jobs.js";
import { billedRatio, firstTokenRatio } from "./tables.js";

/** A goal of the policy `staircase`: a figure that is to be at most so much. */
interface Goal {
  readonly name: string;
  readonly most: number;
  readonly of: (pairs: readonly Pair[]) => number;
}

const goals: readonly Goal[] = [
  { name: "first token, p95, of the barrier's", most: 0.15, of: firstTokenRatio },
  ...[0.5, 0.95, 0.99].map((share) => ({
    name: `last token, p${100 * share}, later than the barrier's, s`,
    most: 0,
    of: (pairs: readonly Pair[]) => percentile(pairs.map(latenessOf), share),
  })),
  {
    name: "input, of the barrier's",
    most: 2.5,
    of: (pairs) => billedRatio(pairs, 1),
  },
  {
    name: "billed input with a prompt cache at 10 % of the price",
    most: 1.3,
    of: (pairs) => billedRatio(pairs, 0.1),
  },
];

/** The head of {@link goalRows}. */
export const goalsHead: readonly string[] = [
  "goal",
  "most",
  "recipe",
  "stragglers",
  "is",
  "reached",
];

/** Whether the staircase reaches each goal, for each recipe. */
export function goalRows(jobs: readonly DoneJob[]): string[][] {
  return goals.flatMap(({ name, most, of }) =>
    jobs
      .filter(({ way }) => way === "staircase")
      .map((job) => {
        const is = of(pairsOf(job, jobs));
        const reached = is <= most ? "yes" : "no";
        return [name, String(most), job.graph, `× ${job.stragglerTimes}`, is.toFixed(3), reached];
      }),
  );
}
