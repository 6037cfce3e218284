import type { Variant } from "../programs/program.js";
import type { Sample } from "./sample.js";

/** Programs to measure together. Each call is one repetition. */
export type Contenders<Name extends string = Variant, Result = Sample> = Readonly<
  Partial<Record<Name, () => Promise<Result>>>
>;

/** The samples of the repetitions. */
export type Samples<Name extends string = Variant, Result = Sample> = ReadonlyMap<
  Name,
  readonly Result[]
>;

/**
 * Measures programs in turns, so that other load affects all of them equally. Every other round
 * runs backwards, so that no program always follows the same one.
 */
export async function interleave<Name extends string, Result>(
  contenders: Contenders<Name, Result>,
  repetitions: number,
): Promise<Samples<Name, Result>> {
  const round = Object.entries(contenders) as [Name, () => Promise<Result>][];
  const samples = new Map<Name, Result[]>(round.map(([name]) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const order = repetition % 2 === 0 ? round : round.toReversed();
    for (const [name, measure] of order) samples.get(name)?.push(await measure());
  }
  return samples;
}
