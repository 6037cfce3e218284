const longestText = 200;

// Vendors echo refused keys, whole or with stars in the middle.
const looksLikeKey = /\S*\*{3,}\S*|\b(?:sk|pk|tgp|gsk|key)[-_][\w-]{8,}/g;

/**
 * The first line of a vendor's text, fit for an error message: no key, and at most 200 characters.
 *
 * @param key - The key in use. It is replaced wherever it stands, as is whatever looks like one.
 */
export function shortText(text: string, key?: string): string {
  const [line = ""] = withoutKeys(text, key).trim().split(/\r?\n/, 1);
  const rest = line.length - longestText;
  return rest <= 0 ? line : `${line.slice(0, longestText)}… (${rest} more characters)`;
}

function withoutKeys(text: string, key: string | undefined): string {
  const cleaned = key === undefined || key === "" ? text : text.replaceAll(key, "[key]");
  return cleaned.replaceAll(looksLikeKey, "[key]");
}
