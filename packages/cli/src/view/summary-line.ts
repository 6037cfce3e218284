import type { RunEndEvent } from "@moagraph/core";
import { counted } from "../counted.js";
import { cost, seconds } from "./amounts.js";

/** The last line of a view: how the run ended and what it took. */
export function summaryLine({ status, atMs, ledger, usage }: RunEndEvent): string {
  const isEstimated = ledger.some(
    (call) => call.usageSource === "estimated" && call.inputTokens > 0,
  );
  const asked = ledger.filter((call) => call.attempt > 0).length;
  const { inputTokens, outputTokens, costUsd } = usage;
  return [
    `${status} in ${seconds(atMs)}: ${counted(asked, "call")}`,
    `${isEstimated ? "~" : ""}${inputTokens} tokens in`,
    `${outputTokens} out`,
    cost(costUsd),
  ].join(", ");
}
