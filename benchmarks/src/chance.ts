import { xxHash32 } from "js-xxhash";

/** What a draw depends on. Equal keys draw alike, in whatever order, on every machine. */
export type DrawKey = readonly (string | number)[];

/** A number from 0 up to 1, evenly spread over keys, that follows from the key alone. */
export function chance(...key: DrawKey): number {
  return xxHash32(JSON.stringify(key)) / 2 ** 32;
}

/** A number around 1 whose logarithm is normally spread, with this standard deviation. */
export function spread(sigma: number, ...key: DrawKey): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(...key, "radius")));
  return Math.exp(sigma * radius * Math.cos(2 * Math.PI * chance(...key, "angle")));
}

/** One of several, each as likely as the others. */
export function oneOf<Item>(items: readonly Item[], ...key: DrawKey): Item {
  return items[Math.floor(chance(...key) * items.length)] as Item;
}
