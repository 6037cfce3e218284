import { xxHash32 } from "js-xxhash";

/** The key of a random choice. Equal keys give equal results on every machine. */
export type DrawKey = readonly (string | number | undefined)[];

/** A number from 0 up to 1, uniformly distributed over keys and determined by the key alone. */
export function chance(...key: DrawKey): number {
  return xxHash32(JSON.stringify(key)) / 2 ** 32;
}

/** The texts in an order determined by the key. */
export function shuffled(texts: readonly string[], ...key: DrawKey): string[] {
  return texts
    .map((text) => ({ text, position: chance(...key, text) }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ text }) => text);
}
