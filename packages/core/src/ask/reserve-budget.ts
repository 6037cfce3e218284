import type { Amount } from "../plan/amounts/amount.js";
import { type CallUsage, priceUsd } from "../ledger/usage.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call/call-request.js";
import type { Reservation } from "./limits/budget-account.js";

/**
 * Reserves what an attempt may cost.
 *
 * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little of the budget is left.
 */
export function reserveBudget(request: CallRequest, attempt: Attempt): Reservation {
  const { planned, context, round } = request;
  const { spending } = context.control;
  const { model } = attempt.target.model.settings;
  const worstCase = (): Amount => worstCaseOf(request, attempt);
  if (!isFirst(request, attempt) || model !== planned.model) return spending.more(worstCase);
  return round?.text?.isLast === false
    ? spending.round(context.step, round.number, worstCase)
    : spending.first(context.step);
}

/**
 * Whether no attempt at the request was made before it, but for those that an earlier process has lost. They may
 * have been lost in rounds before.
 */
function isFirst(
  { context, round, attemptsBefore = 0 }: CallRequest,
  { number }: Attempt,
): boolean {
  const before = round === undefined ? 0 : attemptsBefore;
  return number <= before + 1 + (context.earlier?.lost ?? 0);
}

/** The most that an attempt may take, by estimate. */
export function worstCaseOf(request: CallRequest, attempt: Pick<Attempt, "target">): Amount {
  const { inputTokens, outputTokens, costUsd } = worstUsageOf(request, attempt);
  return { modelCalls: 1, tokens: inputTokens + outputTokens, costUsd: costUsd ?? 0 };
}

/** The most tokens that an attempt may take, by estimate. */
export function worstUsageOf(
  { replyTokens }: CallRequest,
  { target: { model, prompt } }: Pick<Attempt, "target">,
): CallUsage {
  // An attempt after a truncated reply has a higher limit than the node.
  const outputTokens = Math.max(replyTokens, model.settings.maxOutputTokens ?? 0);
  const inputTokens = model.counter.prompt(prompt.messages);
  const costUsd = priceUsd(inputTokens, outputTokens, model.facts);
  return { inputTokens, outputTokens, costUsd, usageSource: "estimated" };
}
