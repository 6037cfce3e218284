/** Longest name shown in a message, in UTF-16 units. */
const maxLength = 80;

/** Most names in a list. */
const maxListed = 10;

/** A name for a message: in backquotes, at most 80 characters of it. The middle is left out. */
export function quote(name: string): string {
  return `\`${shorten(name)}\``;
}

/** Leaves out the middle of a text that is longer than `length`. */
export function shorten(text: string, length: number = maxLength): string {
  if (text.length <= length) return text;
  const half = Math.floor(length / 2);
  const start = text.slice(0, half).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}…${text.slice(-half).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

/**
 * Lists names in a message: quoted, at most ten, with a count of the rest.
 *
 * @param count - Number of all names, if `names` has only some.
 */
export function listNames(names: Iterable<string>, count?: number): string {
  const all = [...names];
  const more = (count ?? all.length) - maxListed;
  const shown = all.slice(0, maxListed).map(quote).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
