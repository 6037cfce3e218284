const longestText = 200;
/** Nothing beyond is looked at: searching for the looks of a key takes the square of the length. */
const longestSearch = 2_000;

// Vendors echo refused keys, whole or with stars in the middle.
const looksLikeKey = /\S*\*{3,}\S*|\b(?:sk|pk|tgp|gsk|key)[-_][\w-]{8,}/g;

/**
 * The first line of a vendor's text, fit for an error message: no key, and at most 200 characters.
 *
 * @param key - The key in use. It is replaced wherever it stands, as is whatever looks like one.
 */
export function shortText(text: string, key?: string): string {
  const line = firstLine(withoutKey(text, key));
  const shown = line.slice(0, longestSearch).replaceAll(looksLikeKey, "[key]");
  const rest = shown.length - longestText + Math.max(0, line.length - longestSearch);
  return rest <= 0 ? shown : `${shown.slice(0, longestText)}… (${rest} more characters)`;
}

function withoutKey(text: string, key: string | undefined): string {
  return key === undefined || key === "" ? text : text.replaceAll(key, "[key]");
}

function firstLine(text: string): string {
  return /\S.*/.exec(text)?.[0].trimEnd() ?? "";
}
