import type { WorkPlan } from "@moagraph/eval";
import { formatCostBounds, formatInteger } from "@moagraph/report/words";

/**
 * The lines of an estimate, before anything is asked.
 *
 * @param title - Who does what, such as `moa-lite, alpaca-eval`.
 * @param noun - What is counted, in the plural.
 */
export function planLines(title: string, plan: WorkPlan, noun: string): string[] {
  const { total, missing, calls, inputTokens, outputTokens, costUsd } = plan;
  const done = total - missing;
  const left = done === 0 ? "" : `, ${formatInteger(done)} done, ${formatInteger(missing)} left`;
  const amounts = [
    `${formatInteger(calls)} calls`,
    `${formatInteger(inputTokens)} tokens in`,
    `${formatInteger(outputTokens)} out`,
    formatCostBounds(costUsd),
  ];
  return [
    `${title}: ${formatInteger(total)} ${noun}${left}`,
    ...(missing === 0 ? [] : [`estimate: ${amounts.join(", ")}`]),
    ...plan.unpricedModels.map((model) => `price unknown: ${model}`),
    ...plan.notes.map((note) => `note: ${note}`),
  ];
}
