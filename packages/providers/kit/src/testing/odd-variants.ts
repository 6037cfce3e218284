/** Values of a wrong type. `undefined` leaves the field out. */
const odd: readonly unknown[] = [undefined, null, 0, "x", [null], { x: 1 }];

type Path = readonly string[];

/**
 * Copies of a vendor's reply, each with a value of a wrong type in one place. A provider must turn each
 * into an answer or a `ProviderError`.
 *
 * @param reply - A complete reply, or the list of the events of a stream.
 * @example
 * ```ts
 * import { oddVariants } from "@moagraph/provider-kit/testing";
 *
 * oddVariants({ text: "Hi" }).includes(null); // true
 * ```
 */
export function oddVariants(reply: unknown): unknown[] {
  return pathsIn(reply).flatMap((path) => odd.map((value) => changed(reply, path, value)));
}

/** The places of all values within a value. */
function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]));
  return [at, ...inner];
}

/** A copy with another value in one place. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}
