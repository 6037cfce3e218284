import type { Bounds, PlannedUsage } from "@moagraph/core/graph";
import { formatCost } from "./amounts.js";
import { pluralize } from "./pluralize.js";

/**
 * Returns a whole number with commas: `1,234`.
 *
 * @param amount - The number.
 * @example
 * ```ts
 * import { formatInteger } from "@moagraph/report/words";
 *
 * formatInteger(1234.4); // "1,234"
 * ```
 */
export function formatInteger(amount: number): string {
  return Math.round(amount).toLocaleString("en-US");
}

/**
 * Returns the calls of a plan: `13 calls`, or `5 to 13 calls` if routers choose which nodes run.
 *
 * @param usage - The total of a plan, or one of its layers or models.
 * @param noun - The word for one of them. Default `call`.
 * @example
 * ```ts
 * import { formatCalls } from "@moagraph/report/words";
 *
 * const fewest = { calls: 5, inputTokens: 900, outputTokens: 2000 };
 * formatCalls({ calls: 13, fewest }); // "5 to 13 calls"
 * ```
 */
export function formatCalls(
  { calls, fewest }: Pick<PlannedUsage, "calls" | "fewest">,
  noun: string = "call",
): string {
  if (fewest === undefined || fewest.calls === calls) return pluralize(calls, noun);
  return `${formatSpan(fewest.calls, calls)} ${noun}s`;
}

/**
 * Returns a range of whole numbers: `900 to 1,234`, or `1,234` if both are printed alike.
 *
 * @param least - The lower number. `undefined` if there is only one number.
 * @param most - The upper number.
 * @example
 * ```ts
 * import { formatSpan } from "@moagraph/report/words";
 *
 * formatSpan(900, 1234); // "900 to 1,234"
 * ```
 */
export function formatSpan(least: number | undefined, most: number): string {
  return range({ atLeast: least ?? most, atMost: most }, formatInteger);
}

/**
 * Returns a cost with its bounds: `$0.0297`, or `>= $0.0031` if a price is missing.
 *
 * @param amount - Its bounds. `atMost` is `null` if a part is unknown.
 * @example
 * ```ts
 * import { formatCostBounds } from "@moagraph/report/words";
 *
 * formatCostBounds({ atLeast: 0.0031, atMost: null }); // ">= $0.0031"
 * ```
 */
export function formatCostBounds(amount: Bounds): string {
  return range(amount, formatCost);
}

/**
 * Returns work in 10^12 operations: `266`, with a decimal below ten, or `>= 89` if a size is missing.
 *
 * @param amount - Its bounds. `atMost` is `null` if a part is unknown.
 * @example
 * ```ts
 * import { formatTflops } from "@moagraph/report/words";
 *
 * formatTflops({ atLeast: 89, atMost: null }); // ">= 89"
 * ```
 */
export function formatTflops(amount: Bounds): string {
  return range(amount, (value) => (value < 10 ? value.toFixed(1) : formatInteger(value)));
}

function range({ atLeast, atMost }: Bounds, format: (amount: number) => string): string {
  if (atMost === null) return atLeast === 0 ? "unknown" : `>= ${format(atLeast)}`;
  const [from, to] = [format(atLeast), format(atMost)];
  return from === to ? from : `${from} to ${to}`;
}
