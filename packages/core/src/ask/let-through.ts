import type { Call } from "../call/call.js";
import { estimatePromptTokens } from "../call/estimate-tokens.js";
import { costOf } from "../call/usage.js";
import type { Amount } from "../plan/amount.js";
import type { Try } from "./attempt.js";
import type { Reservation } from "./budget-account.js";
import type { CallRequest } from "./call-request.js";
import { enterProvider, type Place } from "./provider-limits.js";

/** What a request holds while it is made: a part of the budget, a place at its provider. */
export class Pass {
  constructor(
    private readonly reservation: Reservation,
    private readonly place: Place | undefined,
  ) {}

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

/** Waits until a request may be made, as far as budget and provider are concerned. */
export async function letThrough(
  { planned, site, replyTokens }: CallRequest,
  { attempt, messages, model }: Try,
  signal: AbortSignal,
): Promise<Pass> {
  const amount = (): Amount => {
    const inputTokens = estimatePromptTokens(messages);
    const costUsd = costOf(inputTokens, replyTokens, model.facts) ?? 0;
    return { modelCalls: 1, tokens: inputTokens + replyTokens, costUsd };
  };
  const { spending } = site.control;
  const isPlanned = attempt === 1 && model.settings.model === planned.model;
  const reservation = isPlanned ? spending.first(site.step) : spending.more(amount);
  try {
    const tokens = model.provider?.limits?.tokensPerMinute === undefined ? 0 : amount().tokens;
    const place = model.provider && (await enterProvider(model.provider, tokens, signal));
    return new Pass(reservation, place);
  } catch (error) {
    reservation.release();
    throw error;
  }
}
