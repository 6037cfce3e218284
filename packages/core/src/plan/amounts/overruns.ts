import type { Overrun } from "../../errors/run/overrun.js";
import type { Budget } from "../../spec/policies/budget.js";
import type { Amount } from "./amount.js";

/** Tolerance for rounding errors in sums of prices, in US dollars. */
const roundingUsd = 1e-9;

/** The limits on calls, tokens and cost that the amount exceeds. Empty if it fits. */
export function overrunsOf({ modelCalls, tokens, costUsd }: Amount, budget: Budget): Overrun[] {
  const { maxModelCalls, maxTokens, maxCostUsd } = budget;
  return [
    { limit: "maxModelCalls" as const, needed: modelCalls, allowed: maxModelCalls },
    { limit: "maxTokens" as const, needed: tokens, allowed: maxTokens },
    { limit: "maxCostUsd" as const, needed: costUsd, allowed: maxCostUsd },
  ].flatMap(({ limit, needed, allowed }) =>
    allowed === undefined || needed - allowed <= roundingUsd ? [] : [{ limit, needed, allowed }],
  );
}
