import type { Overrun } from "./overrun.js";

/** One line for each limit: the amount needed, the amount allowed, and the difference. */
export function overrunLines(overruns: readonly Overrun[]): string[] {
  return overruns.map(({ limit, needed, allowed }) => {
    const [need, may, over] = [needed, allowed, needed - allowed].map((amount) =>
      amountText(limit, amount),
    );
    return `  ${limit}: ${need} needed, ${may} allowed, ${over} over`;
  });
}

/** The lowest sufficient limits as budget code, such as `maxTokens: 1200`. */
export function enoughFor(overruns: readonly Overrun[]): string {
  return overruns
    .map(({ limit, needed }) => {
      const enough = limit === "maxCostUsd" ? Math.ceil(needed * 1e4) / 1e4 : Math.ceil(needed);
      return `${limit}: ${enough}`;
    })
    .join(", ");
}

function amountText(limit: Overrun["limit"], amount: number): string {
  if (limit !== "maxCostUsd") return Math.ceil(amount).toLocaleString("en-US");
  return `$${amount.toLocaleString("en-US", { maximumSignificantDigits: 5 })}`;
}
