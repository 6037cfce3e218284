import { closestMatch } from "leven";
import { quote } from "./quote.js";

/** Longest name that is compared. The time of a comparison grows with the product of both lengths. */
const maxLength = 100;

/**
 * Returns the known name that is most similar to a misspelt one, or `undefined` if none is similar.
 * A name of more than 100 characters is similar to none.
 *
 * @param name - The misspelt name.
 * @param known - The names to choose from.
 * @example
 * ```ts
 * import { nearestName } from "@moagraph/core";
 *
 * nearestName("lama", ["llama", "qwen"]); // "llama"
 * ```
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > maxLength) return undefined;
  const maxDistance = Math.min(3, Math.ceil(name.length / 2) - 1);
  return closestMatch(name, [...known], { maxDistance });
}

/** Comparisons of one finder. Above it, a graph with many wrong names would take minutes. */
const maxComparisons = 50_000;

/** Finds the {@link nearestName} of a name, among all others or without one of them. */
export type NameFinder = (name: string, except?: string) => string | undefined;

/** A finder for many names. It finds none after {@link maxComparisons}. */
export function nameFinder(known: readonly string[]): NameFinder {
  let comparisons = 0;
  return (name, except) => {
    if (comparisons >= maxComparisons) return undefined;
    comparisons += known.length;
    return nearestName(
      name,
      known.filter((each) => each !== except),
    );
  };
}

/**
 * Returns ``Did you mean `name`?`` if there is a nearest name, else `otherwise`.
 *
 * @param nearest - From `nearestName`.
 * @param otherwise - The text without a nearest name.
 * @example
 * ```ts
 * import { didYouMean } from "@moagraph/core";
 *
 * didYouMean("fuse", "Name a node."); // "Did you mean `fuse`?"
 * didYouMean(undefined, "Name a node."); // "Name a node."
 * ```
 */
export function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean ${quote(nearest)}?`;
}
