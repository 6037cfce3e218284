/**
 * The value of an environment variable, trimmed; `undefined` if it is unset or blank.
 *
 * Also works without an environment, for example in a browser. Then no variable is set.
 *
 * @param name - The name of the variable.
 * @example
 * ```ts
 * import { readVariable } from "@moagraph/provider-kit";
 *
 * process.env["ACME_REGION"] = " eu-west-1 ";
 * readVariable("ACME_REGION"); // "eu-west-1"
 * ```
 */
export function readVariable(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const value = process?.env?.[name]?.trim();
  return value === "" ? undefined : value;
}
