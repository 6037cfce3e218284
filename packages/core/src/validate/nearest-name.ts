import { closestMatch } from "leven";

/** The known name that a misspelt one most likely meant; nothing when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const maxDistance = name.length < 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return closestMatch(name, [...known], { maxDistance });
}

/** `Did you mean ...?` when a name is near, else what to do instead. */
export function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`?`;
}
