import { chance, type DrawKey } from "../../chance.js";

/** The times from a request to its reply, in milliseconds, by what a model's name begins with. */
const rangesMs: readonly (readonly [begin: string, from: number, to: number])[] = [
  ["quick", 100, 120],
  ["slow", 180, 200],
  ["", 100, 200],
];

/**
 * The time from a request to its reply, in milliseconds.
 *
 * @param key - The model, without its thread.
 * @param draw - Chooses the time within the model's range.
 */
export function latencyMsOf(key: string, draw: DrawKey): number {
  const range = rangesMs.find(([begin]) => key.startsWith(begin));
  const [, from = 0, to = 0] = range ?? [];
  return from + (to - from) * chance(...draw);
}
