import type { RunUsage } from "@moagraph/core";

/** Tokens and cost of a run. */
export function UsageLine({ inputTokens, outputTokens, costUsd }: RunUsage) {
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
