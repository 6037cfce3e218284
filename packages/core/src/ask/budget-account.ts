import { type Amount, nothing, sumAmounts } from "../plan/amount.js";
import { type Overrun, overrunsOf } from "../plan/overruns.js";
import type { Budget } from "../spec/policies/budget.js";

/** A part of the budget that is set aside for one request. */
export interface Reservation {
  readonly isGranted: true;
  /**
   * The request was made: what it took is spent, and the rest given back. When it took more than
   * was reserved, that is spent too.
   */
  settle(actual: Amount): void;
  /** The request was not made: all is given back. Does nothing once settled. */
  release(): void;
}

/** Too little of the budget is left. Nothing was reserved. */
export interface Refusal {
  readonly isGranted: false;
  /** The limits that would be exceeded, and by how much. */
  readonly overruns: readonly Overrun[];
}

/**
 * What a run has left of its budget: what calls take is reserved before they are made, and settled
 * by what they took. Calls, tokens and cost only; time is not its business.
 */
export interface BudgetAccount {
  /** Sets an amount aside, unless that would exceed a limit. */
  reserve(amount: Amount): Reservation | Refusal;
  /**
   * Keeps an amount for the answer, so that others cannot use it up. Later amounts add to it.
   *
   * @returns A refusal when that would exceed a limit; then nothing is kept.
   */
  holdBack(amount: Amount): Refusal | undefined;
  /**
   * Sets an amount aside for the answer: out of what is held back first, then out of what is free.
   *
   * @param amount - By default all that is held back, which is never refused.
   */
  reserveHeldBack(amount?: Amount): Reservation | Refusal;
  /** What was spent so far, that of before included. */
  spent(): Amount;
  /** What is set aside now, held back or reserved. */
  reserved(): Amount;
}

/**
 * Opens the account of a run.
 *
 * @param before - What was spent already, such as by the calls of a run that is resumed.
 */
export function createBudgetAccount(budget: Budget, before: Amount = nothing): BudgetAccount {
  // Kept one by one: sums of prices that are taken apart again do not come out even.
  const open = new Set<Amount>();
  let spent = before;
  let held = nothing;
  const setAside = (amount: Amount): Reservation => {
    const own = { ...amount };
    open.add(own);
    const close = (actual: Amount): void => {
      if (open.delete(own)) spent = sumAmounts([spent, actual]);
    };
    return { isGranted: true, settle: close, release: () => close(nothing) };
  };
  return {
    reserve(amount) {
      const overruns = overrunsOf(sumAmounts([spent, ...open, held, amount]), budget);
      return overruns.length > 0 ? { isGranted: false, overruns } : setAside(amount);
    },
    holdBack(amount) {
      const overruns = overrunsOf(sumAmounts([spent, ...open, held, amount]), budget);
      if (overruns.length > 0) return { isGranted: false, overruns };
      held = sumAmounts([held, amount]);
      return undefined;
    },
    reserveHeldBack(amount = held) {
      const rest = beyond(held, amount);
      const limits = limitsBeyond(budget, amount, held);
      const overruns = overrunsOf(sumAmounts([spent, ...open, rest, amount]), limits);
      if (overruns.length > 0) return { isGranted: false, overruns };
      held = rest;
      return setAside(amount);
    },
    spent: () => spent,
    reserved: () => sumAmounts([...open, held]),
  };
}

/** What is left of an amount without another; of each unit nothing at least. */
function beyond(amount: Amount, other: Amount): Amount {
  return {
    modelCalls: Math.max(0, amount.modelCalls - other.modelCalls),
    tokens: Math.max(0, amount.tokens - other.tokens),
    costUsd: Math.max(0, amount.costUsd - other.costUsd),
  };
}

/** The limits that an amount may still exceed: what is held back has been granted already. */
function limitsBeyond(budget: Budget, amount: Amount, held: Amount): Budget {
  const { modelCalls, tokens, costUsd } = beyond(amount, held);
  return {
    maxModelCalls: modelCalls > 0 ? budget.maxModelCalls : undefined,
    maxTokens: tokens > 0 ? budget.maxTokens : undefined,
    maxCostUsd: costUsd > 0 ? budget.maxCostUsd : undefined,
  };
}
