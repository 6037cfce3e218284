import type { Bounds } from "@moagraph/core/graph";
import { cost } from "./amounts.js";

/**
 * Returns a whole number with commas: `1,234`.
 *
 * @param amount - The number.
 * @example
 * ```ts
 * import { whole } from "@moagraph/report/words";
 *
 * whole(1234.4); // "1,234"
 * ```
 */
export function whole(amount: number): string {
  return Math.round(amount).toLocaleString("en-US");
}

/**
 * Returns a cost with its bounds: `$0.0297`, or `>= $0.0031` if a price is missing.
 *
 * @param amount - Its bounds. `atMost` is `null` if a part is unknown.
 * @example
 * ```ts
 * import { usd } from "@moagraph/report/words";
 *
 * usd({ atLeast: 0.0031, atMost: null }); // ">= $0.0031"
 * ```
 */
export function usd(amount: Bounds): string {
  return range(amount, cost);
}

/**
 * Returns work in 10^12 operations: `266`, with a decimal below ten, or `>= 89` if a size is missing.
 *
 * @param amount - Its bounds. `atMost` is `null` if a part is unknown.
 * @example
 * ```ts
 * import { tflops } from "@moagraph/report/words";
 *
 * tflops({ atLeast: 89, atMost: null }); // ">= 89"
 * ```
 */
export function tflops(amount: Bounds): string {
  return range(amount, (value) => (value < 10 ? value.toFixed(1) : whole(value)));
}

function range({ atLeast, atMost }: Bounds, format: (amount: number) => string): string {
  if (atMost === null) return atLeast === 0 ? "unknown" : `>= ${format(atLeast)}`;
  const [from, to] = [format(atLeast), format(atMost)];
  return from === to ? from : `${from} to ${to}`;
}
