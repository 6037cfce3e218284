import { xxHash32 } from "js-xxhash";

/** What a draw depends on. Equal keys draw alike, on every machine. */
export type DrawKey = readonly (string | number | undefined)[];

/** A number from 0 up to 1, evenly spread over keys, that follows from the key alone. */
export function chance(...key: DrawKey): number {
  return xxHash32(JSON.stringify(key)) / 2 ** 32;
}

/** The texts in an order that follows from the key. */
export function shuffled(texts: readonly string[], ...key: DrawKey): string[] {
  return texts
    .map((text) => ({ text, place: chance(...key, text) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ text }) => text);
}
