import type { Progress } from "@moagraph/eval";
import { formatCost, formatInteger } from "@moagraph/report/words";
import { durationText } from "./duration-text.js";

/**
 * The line of a progress: `120/805, 2 failed, 1.4/s, 8 min 9 s left, $0.0312`.
 *
 * @param failedWord - What those without a result are, such as `failed`.
 */
export function progressText(progress: Progress, failedWord: string): string {
  const { done, failed, total, costUsd, itemsPerSecond, millisecondsLeft } = progress;
  const isRunning = done < total;
  return [
    `${formatInteger(done)}/${formatInteger(total)}`,
    ...(failed > 0 ? [`${formatInteger(failed)} ${failedWord}`] : []),
    ...(itemsPerSecond > 0 ? [`${rateText(itemsPerSecond)}/s`] : []),
    ...(isRunning && millisecondsLeft !== null ? [`${durationText(millisecondsLeft)} left`] : []),
    formatCost(costUsd),
  ].join(", ");
}

function rateText(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(perSecond < 1 ? 2 : 1) : formatInteger(perSecond);
}

/** A bar of this many columns: `█████░░░░░`. */
export function progressBar(
  { done, total }: Pick<Progress, "done" | "total">,
  columns: number,
): string {
  const full = total === 0 ? columns : Math.floor((columns * Math.min(done, total)) / total);
  return "█".repeat(full) + "░".repeat(columns - full);
}
