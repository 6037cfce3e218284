import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import pMap from "p-map";
import type { Job } from "./jobs.js";
import type { Outcome } from "./outcome.js";

/** A job with its results. */
export interface DoneJob extends Job {
  /** One for each question; `undefined` for a run without an answer. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

/** Runs jobs in threads, as many at a time as there are processors. */
export function runJobs(jobs: readonly Job[]): Promise<DoneJob[]> {
  const concurrency = availableParallelism();
  return pMap(jobs, async (job) => ({ ...job, outcomes: await inThread(job) }), { concurrency });
}

async function inThread(job: Job): Promise<(Outcome | undefined)[]> {
  const worker = new Worker(new URL("job-worker.js", import.meta.url), { workerData: job });
  const [outcomes] = (await once(worker, "message")) as [(Outcome | undefined)[]];
  await worker.terminate();
  return outcomes;
}
