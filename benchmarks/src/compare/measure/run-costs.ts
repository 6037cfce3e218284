import type { Plan } from "../plan.js";
import type { Variant } from "../programs/program.js";
import { type Cost, costOf, shareOf } from "./cost-of.js";
import { interleave, type Samples } from "./interleave.js";
import { runOften } from "./run-often.js";
import type { Sample } from "./sample.js";

/** What is run, by who runs it. */
export type Runs = Readonly<Partial<Record<Variant, () => Promise<unknown>>>>;

/** What runs once takes this long or longer is not run again: it needs no warm-up and varies little. */
const longMs = 5_000;

/**
 * Measures what one run of each program takes: after a warm-up, in batches, in turns.
 *
 * @param describe - Says by which metrics.
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
  const samples = await interleave(often, plan.repetitions);
  return new Map([...samples, ...once]);
}

/** Runs until it has run for long enough, and says what the last run took, in milliseconds. */
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
