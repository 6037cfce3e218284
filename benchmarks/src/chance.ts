import { xxHash32 } from "js-xxhash";

/** The key of a random choice. Equal keys give equal results, in any order, on every machine. */
export type DrawKey = readonly (string | number)[];

/** A number from 0 up to 1, uniformly distributed over keys and determined by the key alone. */
export function chance(...key: DrawKey): number {
  return xxHash32(JSON.stringify(key)) / 2 ** 32;
}

/** A log-normal number around 1. `sigma` is the standard deviation of its logarithm. */
export function spread(sigma: number, ...key: DrawKey): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(...key, "radius")));
  return Math.exp(sigma * radius * Math.cos(2 * Math.PI * chance(...key, "angle")));
}

/** One of the items, each with the same probability. */
export function oneOf<Item>(items: readonly Item[], ...key: DrawKey): Item {
  return items[Math.floor(chance(...key) * items.length)] as Item;
}
