import { closestMatch } from "leven";

/**
 * Returns the known name that is most similar to a misspelt one, or `undefined` if none is similar.
 *
 * @example
 * ```ts
 * import { nearestName } from "@moagraph/core";
 *
 * nearestName("lama", ["llama", "qwen"]); // "llama"
 * ```
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const maxDistance = Math.min(3, Math.ceil(name.length / 2) - 1);
  return closestMatch(name, [...known], { maxDistance });
}

/** Returns ``Did you mean `name`?`` if there is a nearest name, else `otherwise`. */
export function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`?`;
}
