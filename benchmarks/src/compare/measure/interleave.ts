import type { Variant } from "../programs/program.js";
import type { Sample } from "./sample.js";

/** A program that is measured beside others: each call is one repetition. */
export type Contenders = Readonly<Partial<Record<Variant, () => Promise<Sample>>>>;

/** What the repetitions showed. */
export type Samples = ReadonlyMap<Variant, readonly Sample[]>;

/**
 * Measures programs in turns, so that whatever the machine is busy with meets all of them alike.
 * Every other round goes backwards: none always follows the same one.
 */
export async function interleave(contenders: Contenders, repetitions: number): Promise<Samples> {
  const round = Object.entries(contenders) as [Variant, () => Promise<Sample>][];
  const samples = new Map<Variant, Sample[]>(round.map(([variant]) => [variant, []]));
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const order = repetition % 2 === 0 ? round : round.toReversed();
    for (const [variant, measure] of order) samples.get(variant)?.push(await measure());
  }
  return samples;
}
