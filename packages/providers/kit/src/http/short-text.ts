const longestText = 200;
/** Nothing beyond is looked at: searching for the looks of a key takes the square of the length. */
const longestSearch = 2_000;

// Vendors echo refused keys, whole or with stars in the middle.
const looksLikeKey = /\S*\*{3,}\S*|\b(?:sk|pk|tgp|gsk|key)[-_][\w-]{8,}/g;

/** Escapes, bells, and marks that turn the direction of writing around. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * The first line of a vendor's text, fit for an error message: no key, nothing that a terminal would
 * take for a command, and at most 200 characters.
 *
 * @param secrets - The key in use, and the like. They are replaced wherever they stand, as is whatever
 * looks like a key.
 */
export function shortText(text: string, secrets: readonly string[] = []): string {
  const line = firstLine(withoutSecrets(text, secrets)).replaceAll(controls, "");
  const shown = line.slice(0, longestSearch).replaceAll(looksLikeKey, "[key]");
  const rest = shown.length - longestText + Math.max(0, line.length - longestSearch);
  return rest <= 0 ? shown : `${shown.slice(0, longestText)}… (${rest} more characters)`;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== "")
    .reduce((clean, secret) => clean.replaceAll(secret, "[key]"), text);
}

function firstLine(text: string): string {
  return /\S.*/.exec(text)?.[0].trimEnd() ?? "";
}
