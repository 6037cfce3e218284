import type { Outcome } from "./outcome.js";
import type { DoneJob } from "./run-jobs.js";

/** The runs of one question, with a policy and with the barrier. */
export interface Pair {
  readonly own: Outcome;
  readonly barrier: Outcome;
}

/** The questions that were answered with both, the policy of a job and the barrier. */
export function pairsOf(job: DoneJob, jobs: readonly DoneJob[]): Pair[] {
  const barrier = jobs.find(
    ({ graph, way, stragglerTimes }) =>
      graph === job.graph && way === "barrier" && stragglerTimes === job.stragglerTimes,
  );
  return job.outcomes.flatMap((own, at) => {
    const other = (barrier ?? job).outcomes[at];
    return own === undefined || other === undefined ? [] : [{ own, barrier: other }];
  });
}

/** How much later than with the barrier a question's last token came, in seconds. */
export function latenessOf({ own, barrier }: Pair): number {
  return (own.lastTokenMs - barrier.lastTokenMs) / 1000;
}
