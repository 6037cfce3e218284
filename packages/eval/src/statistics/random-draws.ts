import MersenneTwister from "mersenne-twister";

/** Draws that are the same in each run with the same seed. */
export interface RandomDraws {
  /** An integer from 0 to `count` − 1. */
  index(count: number): number;
}

/** Draws by the Mersenne Twister with a seed. */
export function randomDraws(seed: number): RandomDraws {
  const generator = new MersenneTwister(seed);
  return { index: (count) => Math.floor(generator.random() * count) };
}
