// How keys/ works: `knownKeys` lists the ways in which a key may be quoted, and `replaceKeys` replaces them in
// a text. `json-without-keys.ts` and `report-without-keys.ts` do so for data.
import { unitEscape } from "../words/unit-escape.js";

/** An API key, or another way to write it, and the name shown in place of it. */
export interface KnownKey {
  readonly text: string;
  /** For example the variable that sets the key. */
  readonly name: string;
}

/** A shorter value is a placeholder such as `none`, and may be part of an ordinary word. */
const shortestKey = 8;

/**
 * Returns API keys in all forms in which vendors and models quote them: as they are, in a URL, and in JSON. The
 * longest are first, as {@link replaceKeys} needs them.
 *
 * @param keys - Each key and the name to show in place of it. Those with fewer than 8 characters are left out.
 * @example
 * ```ts
 * import { knownKeys, replaceKeys } from "@moagraph/report/words";
 *
 * const keys = knownKeys([{ name: "OPENAI_API_KEY", text: "sk-0123456789" }]);
 * console.log(replaceKeys("Wrong key: sk-0123456789", keys)); // Wrong key: [OPENAI_API_KEY]
 * ```
 */
export function knownKeys(keys: readonly KnownKey[]): KnownKey[] {
  return keys
    .flatMap(({ name, text }) => formsOf(text.trim()).map((form) => ({ name, text: form })))
    .filter(({ text }) => text.length >= shortestKey)
    .toSorted((one, other) => other.text.length - one.text.length);
}

/**
 * Returns a text with each key replaced by its name in brackets. Error messages of vendors and replies of models
 * may quote a key.
 *
 * @param text - Any text.
 * @param keys - From {@link knownKeys}.
 * @example
 * ```ts
 * import { knownKeys, replaceKeys } from "@moagraph/report/words";
 *
 * const keys = knownKeys([{ name: "KEY", text: "a/b=01234" }]);
 * console.log(replaceKeys("?key=a%2Fb%3D01234", keys)); // ?key=[KEY]
 * ```
 */
export function replaceKeys(text: string, keys: readonly KnownKey[]): string {
  return keys.reduce((shown, key) => shown.replaceAll(key.text, () => `[${key.name}]`), text);
}

/** A key as it is, in a URL, in JSON as different languages write it, and in JSON within JSON. */
function formsOf(key: string): string[] {
  const json = inJson(key);
  const php = json.replaceAll("/", String.raw`\/`);
  const go = json.replaceAll(/[&<>]/g, unitEscape);
  const python = json.replaceAll(/[^\0-\x7F]/g, unitEscape);
  const quoted = key.replaceAll('"', String.raw`\"`);
  const forms = [key, urlForm(key), json, php, go, python, inJson(json), quoted];
  return [...new Set(forms)];
}

/** A lone surrogate has no form in a URL. */
function urlForm(key: string): string {
  return encodeURIComponent(key.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
}

/** Without the quotes around it. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
