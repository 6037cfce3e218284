/**
 * An environment variable, trimmed; `undefined` when it is unset or blank.
 *
 * Also works where there is no environment, as in a browser: then nothing is set.
 */
export function readVariable(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const value = process?.env?.[name]?.trim();
  return value === "" ? undefined : value;
}
