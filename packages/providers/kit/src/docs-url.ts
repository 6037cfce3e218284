/** The address of the documentation. The only place that has it. */
export const docsBase = "https://moagraph.github.io/moagraph/";

/**
 * The address of the page about an error code.
 *
 * @param code - Such as `NO_USABLE_PROPOSAL`.
 */
export function docsUrlOf(code: string): string {
  return `${docsBase}errors/${code.toLowerCase().replaceAll("_", "-")}.html`;
}
