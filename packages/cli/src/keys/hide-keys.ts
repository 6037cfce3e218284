import { unitEscape } from "../terminal/escape-json.js";

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

/**
 * The API keys of an environment, and the passwords of its proxies, in all forms in which they are
 * quoted, the longest first.
 */
export function keysIn(environment: NodeJS.ProcessEnv): KnownKey[] {
  return Object.entries(environment)
    .flatMap(([name, value = ""]) =>
      secretsIn(name, value.trim()).flatMap((secret) =>
        formsOf(secret).map((text) => ({ text, name })),
      ),
    )
    .filter(({ text }) => text.length >= shortestKey)
    .toSorted((one, other) => other.text.length - one.text.length);
}

/** Names of secrets: `OPENAI_API_KEY`, `AWS_SECRET_ACCESS_KEY`, `AWS_BEARER_TOKEN_BEDROCK`. */
const secretName = /_(?:(?:API|ADMIN|ACCESS|SECRET)_KEY|TOKEN|SECRET|PASSWORD)$|_BEARER_TOKEN_/;

function secretsIn(name: string, value: string): string[] {
  if (secretName.test(name)) return [value];
  return /_proxy$/i.test(name) ? passwordsOf(value) : [];
}

/** The password in the address of a proxy, as it is written there and as it is sent. */
function passwordsOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { password } = new URL(address);
  return [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A key as it is, in a URL, in JSON as different languages write it, and in JSON within JSON. */
function formsOf(key: string): string[] {
  const json = inJson(key);
  const php = json.replaceAll("/", String.raw`\/`);
  const go = json.replaceAll(/[&<>]/g, unitEscape);
  const python = json.replaceAll(/[^\0-\x7F]/g, unitEscape);
  const quoted = key.replaceAll('"', String.raw`\"`);
  const forms = [key, encodeURIComponent(key), json, php, go, python, inJson(json), quoted];
  return [...new Set(forms)];
}

/** Without the quotes around it. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A shorter value is a placeholder such as `none`, and may be part of an ordinary word. */
const shortestKey = 8;
