import type { Bounds } from "@moagraph/core/graph";
import { formatCost } from "./amounts.js";

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
