import type { PlannedUsage, RunPlan } from "@moagraph/core/graph";
import type { VNode } from "preact";
import type { RunReport } from "../run-report.js";
import { formatCost } from "../words/amounts.js";
import { formatCostBounds, formatInteger, formatSpan } from "../words/plan-amounts.js";
import { layerRows, modelRows, type PlanRow, totalRow, type UsedPart } from "./actual-usage.js";

/** What {@link PlanChart} draws. */
export interface PlanChartProps {
  /** From `planRun`. */
  readonly plan: RunPlan;
  /** The run to compare the plan with. */
  readonly report?: RunReport | undefined;
  /**
   * What a row is about.
   *
   * @defaultValue `"layer"`
   */
  readonly by?: "layer" | "model" | undefined;
}

/**
 * Draws calls, tokens and cost of a plan, with what was used beside it if there is a run.
 *
 * @param props - The plan, and the run if there is one.
 * @example
 * ```ts
 * import { planRun } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 * import { PlanChart } from "@moagraph/report";
 * import { h } from "preact";
 * import { renderToString } from "preact-render-to-string";
 *
 * const plan = planRun(moaLite.graph, { facts: () => ({}) });
 * const html = renderToString(h(PlanChart, { plan }));
 * ```
 */
export function PlanChart({ plan, report, by = "layer" }: PlanChartProps): VNode {
  const rows = by === "layer" ? layerRows(plan, report) : modelRows(plan, report);
  const most = Math.max(
    1,
    ...rows.flatMap(({ planned, used }) => [tokensOf(planned), tokensOf(used)]),
  );
  const title = report === undefined ? `Plan by ${by}` : `Plan and use by ${by}`;
  return (
    <div class="moa moa-table" role="region" aria-label={title} tabIndex={0}>
      <table class="moa-plan">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{by === "layer" ? "Layer" : "Model"}</th>
            <td />
            <th scope="col" class="moa-number">
              Calls
            </th>
            <th scope="col" class="moa-number">
              Tokens in
            </th>
            <th scope="col" class="moa-number">
              Tokens out
            </th>
            <th scope="col" class="moa-number">
              USD
            </th>
            <td />
          </tr>
        </thead>
        {rows.map((row) => (
          <RowGroup key={row.name} row={row} most={most} />
        ))}
        <RowGroup row={totalRow(plan, report)} most={0} />
      </table>
    </div>
  );
}

/** The planned row and the used row. The bars of a total would be longer than all others. */
function RowGroup({ row, most }: { readonly row: PlanRow; readonly most: number }): VNode {
  const { name, planned, used } = row;
  const parts = [
    ...(planned === undefined
      ? []
      : [
          {
            word: "plan",
            part: planned,
            fewest: planned.fewest,
            price: formatCostBounds(planned.costUsd),
          },
        ]),
    ...(used === undefined
      ? []
      : [{ word: "used", part: used, fewest: undefined, price: costOf(used) }]),
  ];
  return (
    <tbody class={most === 0 ? "moa-total" : undefined}>
      {parts.map(({ word, part, fewest, price }, index) => (
        <tr key={word}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={parts.length}>
              {name}
            </th>
          ) : null}
          <td>{word}</td>
          <td class="moa-number">{formatSpan(fewest?.calls, part.calls)}</td>
          <td class="moa-number">{formatSpan(fewest?.inputTokens, part.inputTokens)}</td>
          <td class="moa-number">{formatSpan(fewest?.outputTokens, part.outputTokens)}</td>
          <td class="moa-number">{price}</td>
          <td class="moa-plan-bars">
            {most === 0 ? null : <Bars part={part} most={most} word={word} />}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

interface BarsProps {
  readonly part: PlannedUsage | UsedPart;
  readonly most: number;
  readonly word: string;
}

function Bars({ part: { inputTokens, outputTokens }, most, word }: BarsProps): VNode {
  const percent = (tokens: number): string =>
    `width:${Math.round((tokens / most) * 10_000) / 100}%`;
  return (
    <span class={`moa-tokens moa-${word}`} aria-hidden="true">
      <span
        class="moa-tokens-in"
        style={percent(inputTokens)}
        title={`${formatInteger(inputTokens)} in`}
      />
      <span
        class="moa-tokens-out"
        style={percent(outputTokens)}
        title={`${formatInteger(outputTokens)} out`}
      />
    </span>
  );
}

function tokensOf(part: Pick<UsedPart, "inputTokens" | "outputTokens"> | undefined): number {
  return part === undefined ? 0 : part.inputTokens + part.outputTokens;
}

function costOf({ costUsd }: UsedPart): string {
  return costUsd === null ? "unknown" : formatCost(costUsd);
}
