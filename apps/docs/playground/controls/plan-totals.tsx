import type { RunPlan } from "@moagraph/core/graph";
import { shortUsd } from "./short-usd.js";

/** Calls, tokens, cost and duration of a run, before it is made. */
export function PlanTotals({ plan }: { readonly plan: RunPlan }) {
  const { total, worstCase } = plan;
  const { atLeast, atMost } = total.costUsd;
  const cost = atMost === null ? `from ${shortUsd(atLeast)}` : shortUsd(atMost);
  return (
    <>
      <dl class="play-totals" aria-label="Plan of the run">
        <Total name="Calls" value={String(total.calls)} />
        <Total
          name="Tokens"
          value={(total.inputTokens + total.outputTokens).toLocaleString("en")}
        />
        <Total name="Cost" value={cost} />
        <Total name="Duration" value={`${total.criticalPathSeconds.toFixed(1)} s`} />
        <Total name="Cost at most" value={worstCost(worstCase.costUsd)} />
      </dl>
      <p class={worstCase.budget === "too-small" ? "play-warning" : "play-help"}>
        {budgetText(plan)}
      </p>
    </>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function worstCost(costUsd: number | null): string {
  return costUsd === null ? "unknown" : shortUsd(costUsd);
}

const budgetTexts: Readonly<Record<RunPlan["worstCase"]["budget"], string>> = {
  none: "The graph has no budget for calls, tokens or cost.",
  enough: "The worst case fits the budget.",
  "too-small":
    "The worst case exceeds the budget. The run is refused before its first call, or makes the calls that fit with `best-effort`.",
  unknown: "A price is unknown, so the budget cannot be checked before the run.",
};

function budgetText({ worstCase }: RunPlan): string {
  return budgetTexts[worstCase.budget];
}
