/**
 * The address of the documentation, with a slash at its end. This is the only place that has it.
 *
 * @example
 * ```ts
 * import { docsBase } from "@moagraph/provider-kit";
 *
 * const index = `${docsBase}errors/`; // "https://moagraph.github.io/moagraph/errors/"
 * ```
 */
export const docsBase = "https://moagraph.github.io/moagraph/";

/**
 * The address of the page about an error code.
 *
 * @param code - Such as `NO_USABLE_PROPOSAL`.
 * @example
 * ```ts
 * import { docsUrlOf } from "@moagraph/provider-kit";
 *
 * docsUrlOf("RATE_LIMITED"); // "https://moagraph.github.io/moagraph/errors/rate-limited.html"
 * ```
 */
export function docsUrlOf(code: string): string {
  return `${docsBase}errors/${code.toLowerCase().replaceAll("_", "-")}.html`;
}
