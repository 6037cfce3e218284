import type { Bounds } from "@moagraph/core/graph";
import { cost } from "../view/amounts.js";

/** `1,234`. */
export function whole(amount: number): string {
  return Math.round(amount).toLocaleString("en-US");
}

/** `$0.0297`, or `>= $0.0031` if a price is missing. */
export function usd(amount: Bounds): string {
  return range(amount, cost);
}

/** `266`, with a decimal below ten, or `>= 89` if a size is missing. */
export function tflops(amount: Bounds): string {
  return range(amount, (value) => (value < 10 ? value.toFixed(1) : whole(value)));
}

function range({ atLeast, atMost }: Bounds, format: (amount: number) => string): string {
  if (atMost === null) return atLeast === 0 ? "unknown" : `>= ${format(atLeast)}`;
  const [from, to] = [format(atLeast), format(atMost)];
  return from === to ? from : `${from} to ${to}`;
}
