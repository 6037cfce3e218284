const longestText = 200;
/** The bound of text that a `redact` hook gets. */
const longestWhole = 8_192;
/** Longer text is not searched for keys, because it is not shown. */
const longestSearch = 16_384;

// Vendors repeat refused keys, complete or with asterisks in the middle.
const looksLikeKey = /\b(?:sk|pk|tgp|gsk|key)[-_][\w-]{8,}/g;

/** Terminal escapes, bells, and characters that change the text direction. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * The first line of a vendor's text, safe for an error message: without keys and terminal control
 * characters, at most 200 characters.
 *
 * @param text - The vendor's text.
 * @param secrets - The API key in use and other secrets. They are replaced everywhere, like any
 * text that looks like a key.
 * @example
 * ```ts
 * import { shortText } from "@moagraph/provider-kit";
 *
 * shortText("The key abc-123 is not valid.\nAsk your administrator.", ["abc-123"]); // "The key [key] is not valid."
 * ```
 */
export function shortText(text: string, secrets: readonly string[] = []): string {
  return cut(firstLine(withoutSecrets(text, secrets)), longestText);
}

/** The same for all lines of a text, at most 8,192 characters. */
export function wholeText(text: string, secrets: readonly string[] = []): string {
  const line = withoutSecrets(text, secrets).replaceAll(/[\r\n\u2028\u2029]+/g, " ");
  return cut(line.trim(), longestWhole);
}

function cut(line: string, longest: number): string {
  const shown = withoutKeys(line.slice(0, longestSearch));
  const rest = shown.length - longest + Math.max(0, line.length - longestSearch);
  return rest <= 0 ? shown : `${shown.slice(0, longest)}… (${rest} more characters)`;
}

function withoutKeys(line: string): string {
  return line
    .replaceAll(controls, "")
    .replaceAll(/\S+/g, (word) => (word.includes("***") ? "[key]" : word))
    .replaceAll(looksLikeKey, "[key]");
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return (
    secrets
      .filter((secret) => secret !== "")
      // A vendor may quote a secret in JSON.
      .flatMap((secret) => [JSON.stringify(secret).slice(1, -1), secret])
      .reduce((clean, secret) => clean.replaceAll(secret, "[key]"), text)
  );
}

function firstLine(text: string): string {
  return /\S.*/.exec(text)?.[0].trimEnd() ?? "";
}
