import type { Call } from "../../ledger/call.js";
import { type Amount, nothing } from "../../plan/amount.js";

/** What a call took of a budget: nothing if it was not sent. */
export function amountOfCall({ attempt, inputTokens, outputTokens, costUsd }: Call): Amount {
  if (attempt === 0) return nothing;
  return { modelCalls: 1, tokens: inputTokens + outputTokens, costUsd: costUsd ?? 0 };
}
