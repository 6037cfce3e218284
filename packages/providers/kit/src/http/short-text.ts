const longestText = 200;
/** Longer text is not searched: the search for keys takes quadratic time. */
const longestSearch = 2_000;

// Vendors repeat refused keys, complete or with asterisks in the middle.
const looksLikeKey = /\S*\*{3,}\S*|\b(?:sk|pk|tgp|gsk|key)[-_][\w-]{8,}/g;

/** Terminal escapes, bells, and characters that change the text direction. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * The first line of a vendor's text, safe for an error message: without keys and terminal control
 * characters, at most 200 characters.
 *
 * @param secrets - The API key in use and other secrets. They are replaced everywhere, like any
 * text that looks like a key.
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
