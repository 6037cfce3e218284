import { InvalidInputError } from "../errors/run/invalid-input-error.js";

/**
 * The `cacheNamespace` in the `configurable` of a run; `undefined` without one.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it is not a text, also for `null`: the run
 * would share cached replies with other tenants.
 */
export function cacheNamespaceOf(
  configurable: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const namespace = configurable["cacheNamespace"];
  if (namespace === undefined || typeof namespace === "string") return namespace;
  const found = namespace === null ? "null" : typeof namespace;
  throw new InvalidInputError(`\`configurable.cacheNamespace\` is ${found}, not a text.`, {
    hint: "Pass a text, such as the tenant's id, or leave it out to use the app's.",
  });
}
