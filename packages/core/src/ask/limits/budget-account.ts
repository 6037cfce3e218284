import { type Amount, zeroAmount, sumAmounts } from "../../plan/amounts/amount.js";
import type { Overrun } from "../../errors/run/overrun.js";
import { overrunsOf } from "../../plan/amounts/overruns.js";
import type { Budget } from "../../spec/policies/budget.js";

/** A part of the budget reserved for one request. */
export interface Reservation {
  readonly isGranted: true;
  /**
   * Charges what the request took, even if it is more than reserved, and frees the rest. Only the
   * first settlement counts.
   */
  settle(actual: Amount): void;
  /** Frees the whole reservation: no request was sent. Does nothing once settled. */
  release(): void;
}

/** Too little of the budget is left. Nothing was reserved. */
export interface Refusal {
  readonly isGranted: false;
  /** The limits that would be exceeded. */
  readonly overruns: readonly Overrun[];
}

/**
 * The rest of a run's budget. Amounts are reserved before a request and settled after it. Covers
 * calls, tokens and cost, but not time.
 */
export interface BudgetAccount {
  /** Reserves an amount, unless that would exceed a limit. */
  reserve(amount: Amount): Reservation | Refusal;
  /** Limits that are exceeded already, because calls took more than was reserved for them. */
  overdrawn(): readonly Overrun[];
}

/**
 * Opens the account of a run.
 *
 * @param before - Already spent, for instance by the calls of a resumed run.
 */
export function createBudgetAccount(budget: Budget, before: Amount = zeroAmount): BudgetAccount {
  // A set, not a sum: adding and subtracting prices leaves rounding errors.
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
