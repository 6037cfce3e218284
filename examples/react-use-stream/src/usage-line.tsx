import type { Call } from "@moagraph/core";
import { sumUsage } from "@moagraph/core/graph";

/** Tokens and cost of the last run. */
export function UsageLine({ ledger }: { readonly ledger: readonly Call[] }) {
  if (ledger.length === 0) return null;
  const { inputTokens, outputTokens, costUsd } = sumUsage(ledger);
  return (
    <p className="usage">
      {`${tokens(inputTokens)} in, ${tokens(outputTokens)} out, ${costText(costUsd)}`}
    </p>
  );
}

function tokens(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "token" : "tokens"}`;
}

function costText(costUsd: number | null): string {
  if (costUsd === null) return "cost unknown";
  return `$${costUsd.toFixed(costUsd > 0 && costUsd < 0.01 ? 5 : 2)}`;
}
