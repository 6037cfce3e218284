import { parseUrl } from "@moagraph/provider-kit";
import { type KnownKey, knownKeys, replaceKeys } from "@moagraph/report/words";

/** Replaces API keys in a text. Vendors' error messages and models may quote the key. */
export function hideKeys(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  return replaceKeys(text, keysIn(environment));
}

/**
 * The API keys of an environment, and the passwords of its proxies, in all forms in which they are
 * quoted, the longest first.
 */
export function keysIn(environment: NodeJS.ProcessEnv): KnownKey[] {
  return knownKeys(secretsIn(environment));
}

/** The API keys of an environment, and the passwords of its proxies, as they are set. */
export function secretsIn(environment: NodeJS.ProcessEnv): KnownKey[] {
  return Object.entries(environment).flatMap(([name, value = ""]) =>
    secretsOf(name, value.trim()).map((text) => ({ name, text })),
  );
}

/** Names of secrets: `OPENAI_API_KEY`, `AWS_SECRET_ACCESS_KEY`, `AWS_BEARER_TOKEN_BEDROCK`. */
const secretName = /_(?:(?:API|ADMIN|ACCESS|SECRET)_KEY|TOKEN|SECRET|PASSWORD)$|_BEARER_TOKEN_/;

function secretsOf(name: string, value: string): string[] {
  if (secretName.test(name)) return [value];
  return /_proxy$/i.test(name) ? passwordsOf(value) : [];
}

/** The password in the address of a proxy, as it is written there and as it is sent. */
function passwordsOf(address: string): string[] {
  const password = parseUrl(address)?.password;
  return password === undefined ? [] : [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
