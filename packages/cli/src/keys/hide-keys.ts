/** An API key, or another way to write it, and the variable that sets it. */
export interface KnownKey {
  readonly text: string;
  readonly name: string;
}

/** Replaces API keys in a text. Vendors' error messages and models may quote the key. */
export function hideKeys(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  return replaceKeys(text, keysIn(environment));
}

/** Replaces each key with the name of its variable. */
export function replaceKeys(text: string, keys: readonly KnownKey[]): string {
  return keys.reduce((shown, key) => shown.replaceAll(key.text, () => `[${key.name}]`), text);
}

/** The API keys of an environment, as they are and as in a URL, the longest first. */
export function keysIn(environment: NodeJS.ProcessEnv): KnownKey[] {
  return Object.entries(environment)
    .filter(([name]) => /_(API_KEY|TOKEN)$/.test(name))
    .flatMap(([name, value = ""]) => formsOf(value.trim()).map((text) => ({ text, name })))
    .filter(({ text }) => text.length >= shortestKey)
    .toSorted((one, other) => other.text.length - one.text.length);
}

function formsOf(key: string): string[] {
  return [...new Set([key, encodeURIComponent(key)])];
}

/** A shorter value is a placeholder such as `none`, and may be part of an ordinary word. */
const shortestKey = 8;
