import type { Variant } from "../programs/program.js";
import type { Sample } from "./sample.js";

/** A program to measure together with others. Each call is one repetition. */
export type Contenders = Readonly<Partial<Record<Variant, () => Promise<Sample>>>>;

/** The samples of the repetitions. */
export type Samples = ReadonlyMap<Variant, readonly Sample[]>;

/**
 * Measures programs in turns, so that other load affects all of them equally. Every other round
 * runs backwards, so that no program always follows the same one.
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
