import type { Plan } from "../plan.js";
import type { Variant } from "../programs/program.js";
import { type Cost, costOf, shareOf } from "./cost-of.js";
import { interleave, type Samples } from "./interleave.js";
import { runOften } from "./run-often.js";
import type { Sample } from "./sample.js";

/** The runs to measure, by program. */
export type Runs = Readonly<Partial<Record<Variant, () => Promise<unknown>>>>;

/** A run that takes this long or longer is not repeated: it needs no warm-up and varies little. */
const longMs = 5_000;

/**
 * Measures the cost of one run of each program: after a warm-up, in batches, in turns.
 *
 * @param describe - Converts a cost to metrics.
 */
export async function runCosts(
  runs: Runs,
  plan: Plan,
  describe: (cost: Cost) => Sample,
): Promise<Samples> {
  const once = new Map<Variant, readonly Sample[]>();
  const often: Record<string, () => Promise<Sample>> = {};
  for (const [variant, run] of Object.entries(runs) as [Variant, () => Promise<unknown>][]) {
    const first = await costOf(run);
    if (first.wallMs >= longMs) once.set(variant, [describe(first)]);
    else often[variant] = batches(run, await warmUp(run, first.wallMs, plan), plan, describe);
  }
  const samples = await interleave<Variant, Sample>(often, plan.repetitions);
  return new Map([...samples, ...once]);
}

/** Runs for the given time. Returns the time of the last run, in milliseconds. */
async function warmUp(
  run: () => Promise<unknown>,
  firstRunMs: number,
  { warmUpMs }: Plan,
): Promise<number> {
  const end = performance.now() + warmUpMs - firstRunMs;
  let lastMs = firstRunMs;
  while (performance.now() < end) {
    const begin = performance.now();
    await runOften(run, 1);
    lastMs = performance.now() - begin;
  }
  return lastMs;
}

function batches(
  run: () => Promise<unknown>,
  runMs: number,
  { batchMs }: Plan,
  describe: (cost: Cost) => Sample,
): () => Promise<Sample> {
  const count = Math.max(1, Math.round(batchMs / runMs));
  return async () => describe(shareOf(await costOf(() => runOften(run, count)), count));
}
