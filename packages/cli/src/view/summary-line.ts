import type { RunEndEvent } from "@moagraph/core";
import { counted } from "../counted.js";
import { cost, seconds } from "./amounts.js";

/** The last line of a view: the status and the usage of the run. */
export function summaryLine({ status, atMs, ledger, usage }: RunEndEvent): string {
  const isEstimated = ledger.some(
    (call) => call.usageSource === "estimated" && call.inputTokens > 0,
  );
  const sent = ledger.filter((call) => call.attempt > 0).length;
  const { inputTokens, outputTokens, costUsd } = usage;
  return [
    `${status} in ${seconds(atMs)}: ${counted(sent, "call")}`,
    `${isEstimated ? "~" : ""}${inputTokens} tokens in`,
    `${outputTokens} out`,
    cost(costUsd),
  ].join(", ");
}
