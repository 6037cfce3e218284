import { closestMatch } from "leven";

/** The known name that a misspelt one most likely meant; nothing when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const maxDistance = Math.min(3, Math.ceil(name.length / 2) - 1);
  return closestMatch(name, [...known], { maxDistance });
}

/** `Did you mean ...?` when a name is near, else what to do instead. */
export function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean \`${nearest}\`?`;
}
