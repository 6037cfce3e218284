import type { Amount } from "../plan/amount.js";
import { priceUsd } from "../ledger/usage.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call-request.js";
import type { Reservation } from "./limits/budget-account.js";

/**
 * Reserves what an attempt may cost.
 *
 * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little of the budget is left.
 */
export function reserveBudget(request: CallRequest, attempt: Attempt): Reservation {
  const { planned, context } = request;
  const { spending } = context.control;
  const isPlanned = attempt.number === 1 && attempt.target.model.settings.model === planned.model;
  return isPlanned
    ? spending.first(context.step)
    : spending.more(() => worstCaseOf(request, attempt));
}

/** The most that an attempt may take, by estimate. */
export function worstCaseOf(request: CallRequest, { target }: Attempt): Amount {
  // An attempt after a truncated reply has a higher limit than the node.
  const limit = target.model.settings.maxOutputTokens ?? 0;
  const replyTokens = Math.max(request.replyTokens, limit);
  const inputTokens = target.model.counter.prompt(target.prompt.messages);
  const costUsd = priceUsd(inputTokens, replyTokens, target.model.facts) ?? 0;
  return { modelCalls: 1, tokens: inputTokens + replyTokens, costUsd };
}
