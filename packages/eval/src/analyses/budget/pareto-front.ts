import { finiteNumbers } from "../../statistics/finite-numbers.js";

/** A system with its cost and its quality. */
export interface CostAndQuality {
  /** Less is better. Any unit, such as US dollars or tflops. */
  readonly cost: number;
  /** More is better. */
  readonly quality: number;
}

/**
 * Returns which systems are on the Pareto front: no other system is at least as good and at least as cheap, and
 * better or cheaper. Equal systems are all on it. The time is that of a sort.
 *
 * @param systems - In any order.
 * @throws {@link EvalInputError} `INVALID_INPUT` If a number is not finite.
 * @returns Whether each system is on the front, in the same order.
 * @see arXiv 2406.04692, section 3.4, figure 5
 * @example
 * ```ts
 * import { paretoFront } from "@moagraph/eval";
 *
 * const systems = [
 *   { cost: 1, quality: 40 },
 *   { cost: 2, quality: 39 },
 *   { cost: 3, quality: 60 },
 * ];
 * console.log(paretoFront(systems)); // [ true, false, true ]
 * ```
 */
export function paretoFront(systems: readonly CostAndQuality[]): boolean[] {
  finiteNumbers(
    "paretoFront",
    systems.flatMap(({ cost, quality }) => [cost, quality]),
    0,
  );
  const order = [...systems.keys()].toSorted((a, b) => compare(systems[a], systems[b]));
  const isOnFront = systems.map(() => false);
  let best: CostAndQuality | undefined;
  for (const index of order) {
    const system = systems[index] as CostAndQuality;
    const { cost, quality } = system;
    isOnFront[index] =
      best === undefined ||
      quality > best.quality ||
      (quality === best.quality && cost === best.cost);
    if (isOnFront[index]) best = system;
  }
  return isOnFront;
}

/** The cheapest first; of equally cheap ones, the best first. */
function compare(a: CostAndQuality | undefined, b: CostAndQuality | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.cost - b.cost || b.quality - a.quality;
}
