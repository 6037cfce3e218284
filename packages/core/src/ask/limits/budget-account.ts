import { type Amount, zeroAmount, sumAmounts } from "../../plan/amount.js";
import type { Overrun } from "../../errors/overrun.js";
import { overrunsOf } from "../../plan/overruns.js";
import type { Budget } from "../../spec/policies/budget.js";

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
  /** The limits that are exceeded already, since calls took more than was reserved for them. */
  overdrawn(): readonly Overrun[];
}

/**
 * Opens the account of a run.
 *
 * @param before - What was spent already, such as by the calls of a run that is resumed.
 */
export function createBudgetAccount(budget: Budget, before: Amount = zeroAmount): BudgetAccount {
  // Kept one by one: sums of prices that are taken apart again do not come out even.
  const open = new Set<Amount>();
  let spent = before;

  function setAside(amount: Amount): Reservation {
    const own = { ...amount };
    open.add(own);
    const close = (actual: Amount): void => {
      if (open.delete(own)) spent = sumAmounts([spent, actual]);
    };
    return { isGranted: true, settle: close, release: () => close(zeroAmount) };
  }

  return {
    reserve(amount) {
      const overruns = overrunsOf(sumAmounts([spent, ...open, amount]), budget);
      return overruns.length > 0 ? { isGranted: false, overruns } : setAside(amount);
    },
    overdrawn: () => overrunsOf(sumAmounts([spent, ...open]), budget),
  };
}
