import type { Call } from "../../ledger/call.js";
import { type Amount, zeroAmount } from "../../plan/amount.js";

/** What a call took of a budget: nothing if it was not sent. */
export function amountOfCall({ attempt, inputTokens, outputTokens, costUsd }: Call): Amount {
  if (attempt === 0) return zeroAmount;
  return { modelCalls: 1, tokens: inputTokens + outputTokens, costUsd: costUsd ?? 0 };
}
