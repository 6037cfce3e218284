import type { RunEndEvent } from "@moagraph/core";
import {
  formatCost,
  pluralize,
  degradedLine,
  type NameOf,
  formatSeconds,
} from "@moagraph/report/words";

/** The last lines of a view: the summary, and why the answer is less than planned. */
export function endLines(end: RunEndEvent, nameOf: NameOf): string[] {
  const degraded = end.answer === null ? undefined : degradedLine(end.ledger, nameOf);
  return [summaryLine(end), ...(degraded === undefined ? [] : [degraded])];
}

/** The status and the usage of the run; and of an answer in rounds, when it began. */
function summaryLine({ status, atMs, ledger, usage, firstTokenMs }: RunEndEvent): string {
  const isEstimated = ledger.some(
    (call) => call.usageSource === "estimated" && call.inputTokens > 0,
  );
  const sent = ledger.filter((call) => call.attempt > 0).length;
  const { inputTokens, outputTokens, costUsd } = usage;
  const isInRounds = ledger.some(({ round }) => round !== undefined);
  return [
    `${status === "interrupted" ? "paused after" : `${status} in`} ${formatSeconds(atMs)}: ${pluralize(sent, "call")}`,
    `${isEstimated ? "~" : ""}${inputTokens} tokens in`,
    `${outputTokens} out`,
    formatCost(costUsd),
    ...(isInRounds && firstTokenMs !== null
      ? [`first token after ${formatSeconds(firstTokenMs)}`]
      : []),
  ].join(", ");
}
