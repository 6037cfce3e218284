import type { Call } from "../../ledger/call.js";
import { type Amount, zeroAmount } from "../../plan/amounts/amount.js";

/** What a call took of a budget: nothing if it was not sent. An agent may have asked several models. */
export function amountOfCall({
  attempt,
  inputTokens,
  outputTokens,
  costUsd,
  innerCalls,
}: Call): Amount {
  if (attempt === 0) return zeroAmount;
  const modelCalls = innerCalls?.length ?? 1;
  return { modelCalls, tokens: inputTokens + outputTokens, costUsd: costUsd ?? 0 };
}
