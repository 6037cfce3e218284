/** Most items that a message names. */
const listed = 10;

/** The first ten items, and how many more there are, such as `3, 8, 9 and 12 more`. */
export function shortList(items: readonly (string | number)[], separator = ", "): string {
  const rest = items.length > listed ? ` and ${items.length - listed} more` : "";
  return items.slice(0, listed).join(separator) + rest;
}
