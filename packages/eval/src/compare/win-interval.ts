import type { Interval } from "../statistics/bootstrap-interval.js";

/** Share of each tail of a two-sided 95% interval. */
const tail = 0.025;

/**
 * Returns the interval of a win share from its bootstrap interval. If A wins all questions, or loses all, resamples do
 * not differ and the bootstrap interval has no width. The exact binomial interval (Clopper and Pearson) is taken then:
 * from 0.025^(1 / n) to 1 for n wins.
 *
 * @param outcomes - 1 for a win, 0 for a loss, 0.5 for a tie.
 * @param bootstrap - The bootstrap interval of their mean.
 */
export function winInterval(outcomes: readonly number[], bootstrap: Interval): Interval {
  const least = tail ** (1 / outcomes.length);
  if (outcomes.every((each) => each === 1)) return [least, 1];
  if (outcomes.every((each) => each === 0)) return [0, 1 - least];
  return bootstrap;
}
