import type { RunPlan } from "@moagraph/core/graph";
import { formatCost, formatCostBounds, formatSeconds, formatSpan } from "@moagraph/report/words";

/** The properties of {@link PlanTotals}. */
export interface PlanTotalsProps {
  readonly plan: RunPlan;
  readonly isSimulated: boolean;
}

/** Calls, tokens, cost and duration of a run, before it is made. */
export function PlanTotals({ plan, isSimulated }: PlanTotalsProps) {
  const { total, worstCase, layers } = plan;
  const { fewest = total } = total;
  return (
    <>
      <dl class="play-totals" aria-label="Plan of the run">
        <Total name="Calls" value={formatSpan(fewest.calls, total.calls)} />
        <Total name="Tokens" value={formatSpan(tokensOf(fewest), tokensOf(total))} />
        <Total name="Cost" value={formatCostBounds(total.costUsd)} />
        <Total name="Duration" value={durationText(fewest, total)} />
        <Total name="First token" value={firstTokenText(plan)} />
        <Total name="Duration by layer" value={durations(layers)} />
        <Total name="Cost at most" value={formatCost(worstCase.costUsd)} />
      </dl>
      <p class={worstCase.budget === "too-small" ? "play-warning" : "play-help"}>
        {budgetText(plan)}
      </p>
      <p class="play-help">
        {isSimulated
          ? "The speed is that of the models below. "
          : "The speed of your endpoint is assumed. "}
        Every call succeeds at the first attempt.
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

type Amounts = NonNullable<RunPlan["total"]["fewest"]>;

function tokensOf({ inputTokens, outputTokens }: Amounts): number {
  return inputTokens + outputTokens;
}

function durationText(fewest: Amounts, most: Amounts): string {
  const [from, to] = [fewest, most].map((each) => formatSeconds(each.criticalPathSeconds * 1_000));
  return from === to ? `${to}` : `${from} to ${to}`;
}

/** With a `staircase`, beside the time at which the answer would begin without it. */
function firstTokenText({ total: { fewest, firstTokenSeconds, staircase } }: RunPlan): string {
  const [from, to] = [fewest?.firstTokenSeconds ?? firstTokenSeconds, firstTokenSeconds].map(
    (seconds) => formatSeconds(seconds * 1_000),
  );
  const own = from === to ? `${to}` : `${from} to ${to}`;
  if (staircase === undefined) return own;
  return `${own}; without the staircase: ${formatSeconds(staircase.without.firstTokenSeconds * 1_000)}`;
}

/** More would fill the page. */
const mostDurations = 6;

function durations(layers: RunPlan["layers"]): string {
  const first = layers.slice(0, mostDurations).map((layer) => formatSeconds(layer.seconds * 1_000));
  return layers.length > mostDurations ? `${first.join(", ")}, …` : first.join(", ");
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
