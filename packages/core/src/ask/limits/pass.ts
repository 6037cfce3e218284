import type { Call } from "../../ledger/call.js";
import { estimatePromptTokens } from "../../prompt/estimate-tokens.js";
import { costOf } from "../../ledger/usage.js";
import type { Amount } from "../../plan/amount.js";
import type { Try } from "../try.js";
import type { Reservation } from "./budget-account.js";
import type { CallRequest } from "../call-request.js";
import { enterProvider, type LimitedProvider, type Place } from "./rate-limiter.js";

/** What a request holds while it is made: a part of the budget, a place at its provider. */
export class Pass {
  private place: Place | undefined;

  constructor(private readonly reservation: Reservation) {}

  /** Waits until the provider may be asked. The promise rejects with the signal's reason. */
  async enter(provider: LimitedProvider, worst: () => Amount, signal: AbortSignal): Promise<void> {
    const tokens = provider.limits.tokensPerMinute === undefined ? 0 : worst().tokens;
    this.place = await enterProvider(provider, tokens, signal);
  }

  /**
   * Gives back what the request did not take.
   *
   * @param call - Its ledger line; `undefined` when it has none. A second time it does nothing.
   */
  settle(call: Call | undefined): void {
    const isSent = call !== undefined && call.attempt > 0;
    const tokens = isSent ? call.inputTokens + call.outputTokens : 0;
    if (isSent) this.reservation.settle({ modelCalls: 1, tokens, costUsd: call.costUsd ?? 0 });
    else this.reservation.release();
    this.place?.leave(tokens);
  }
}

/**
 * Sets aside what a request may take of the budget.
 *
 * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little is left.
 */
export function reserve(request: CallRequest, each: Try): Pass {
  const { planned, site } = request;
  const { spending } = site.control;
  const isPlanned = each.attempt === 1 && each.model.settings.model === planned.model;
  return new Pass(
    isPlanned ? spending.first(site.step) : spending.more(() => worstOf(request, each)),
  );
}

/** What a request takes at most, by estimate. */
export function worstOf({ replyTokens }: CallRequest, { messages, model }: Try): Amount {
  const inputTokens = estimatePromptTokens(messages);
  const costUsd = costOf(inputTokens, replyTokens, model.facts) ?? 0;
  return { modelCalls: 1, tokens: inputTokens + replyTokens, costUsd };
}
