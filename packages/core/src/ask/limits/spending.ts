import { nowMs } from "../../ledger/clock.js";
import { type Amount, zeroAmount } from "../../plan/amount.js";
import type { Overrun } from "../../errors/overrun.js";
import type { Budget } from "../../spec/policies/budget.js";
import {
  type BudgetAccount,
  createBudgetAccount,
  type Refusal,
  type Reservation,
} from "./budget-account.js";
import { budgetRefused, runTimeOver } from "../cancel/cut-off-error.js";
import type { CancelScope } from "../cancel/cancel-scope.js";

/** Calls that are begun together or not at all. */
export interface Share {
  /** What the first try of each takes at most, by the name of its step. */
  readonly calls: ReadonlyMap<string, Amount>;
  /** Whether some of them may be made although the budget does not cover all. */
  readonly isDivisible: boolean;
}

/** A run's budget as it is spent. */
export interface Spending {
  /**
   * Hands out what is kept for the first try of a call.
   *
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if nothing could be kept for it.
   */
  first(step: string): Reservation;
  /**
   * Sets aside what any other request may take, out of what is left beside all that is kept.
   *
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little is left.
   */
  more(amount: () => Amount): Reservation;
  /** A step is over: what is still kept for it is free. */
  end(step: string): void;
  /** The limits that kept a first try from being made; empty while all is well. */
  overruns(): readonly Overrun[];
  /** Gives a request up when the run's time is over. */
  endWith(scope: CancelScope): void;
}

const free: Reservation = { isGranted: true, settle: () => {}, release: () => {} };

/** The spending of a graph without a budget. */
export const unlimitedSpending: Spending = {
  first: () => free,
  more: () => free,
  end: () => {},
  overruns: () => [],
  endWith: () => {},
};

/**
 * The spending of a run that begins, or is gone on with, now. As much of the budget as suffices is
 * kept for the calls to come: for the answer first, then layer by layer.
 *
 * @param shares - The answer's, then those of the layers, in order.
 */
export function createSpending(budget: Budget, spent: Amount, shares: readonly Share[]): Spending {
  const { maxDurationMs = Number.POSITIVE_INFINITY } = budget;
  const beganAt = nowMs();
  const account = createBudgetAccount(budget, spent);
  const kept = keepFor(shares, account);
  let overruns: readonly Overrun[] = [];
  const leftMs = (): number => maxDurationMs - (nowMs() - beganAt);

  return {
    first(step) {
      if (leftMs() <= 0) throw runTimeOver(maxDurationMs);
      const granted = kept.take(step);
      if (granted.isGranted) return granted;
      overruns = granted.overruns;
      throw budgetRefused(overruns);
    },
    more(amount) {
      if (leftMs() <= 0) throw runTimeOver(maxDurationMs);
      const granted = account.reserve(amount());
      if (granted.isGranted) return granted;
      throw budgetRefused(granted.overruns);
    },
    end: (step) => kept.drop(step),
    overruns() {
      if (leftMs() > 0) return overruns;
      const needed = nowMs() - beganAt;
      return [...overruns, { limit: "maxDurationMs", needed, allowed: maxDurationMs }];
    },
    endWith(scope) {
      if (maxDurationMs === Number.POSITIVE_INFINITY) return;
      scope.after(Math.max(0, leftMs()), () => runTimeOver(maxDurationMs));
    },
  };
}

type Granted = ReturnType<BudgetAccount["reserve"]>;

/** What is kept of a budget for the first tries of calls. */
interface Kept {
  take(step: string): Granted;
  drop(step: string): void;
}

function keepFor(shares: readonly Share[], account: BudgetAccount): Kept {
  const shareOf = new Map(
    shares.flatMap((share) => [...share.calls.keys()].map((step) => [step, share])),
  );
  const kept = new Map<string, Reservation>();
  const refusals = new Map<Share, Refusal>();
  const begun = new Set<Share>();

  function drop(step: string): void {
    kept.get(step)?.release();
    kept.delete(step);
  }

  /** All calls of a share, or none; of a divisible one as many as there is room for, in order. */
  function keep(share: Share): void {
    refusals.delete(share);
    for (const [step, amount] of share.calls) {
      const granted = account.reserve(amount);
      if (granted.isGranted) kept.set(step, granted);
      else {
        refusals.set(share, granted);
        if (!share.isDivisible) for (const each of share.calls.keys()) drop(each);
        return;
      }
    }
  }

  function keepInOrder(): void {
    const [answer, first] = shares;
    for (const share of shares) {
      keep(share);
      // Whatever comes behind a share without room would take the room of that share.
      if (refusals.has(share)) break;
    }
    // An answer has nothing to work on where no proposal can be paid for: one of those is the answer.
    const isFirstKept =
      first !== undefined && [...first.calls.keys()].some((step) => kept.has(step));
    if (answer === undefined || first === undefined || first.calls.size === 0 || isFirstKept)
      return;
    for (const step of answer.calls.keys()) drop(step);
    keep(first);
  }

  keepInOrder();
  return {
    drop,
    take(step) {
      const share = shareOf.get(step);
      if (share === undefined) return account.reserve(zeroAmount);
      // Calls may have taken less than their worst case: a share is looked at again as it begins.
      if (!begun.has(share) && ![...share.calls.keys()].some((each) => kept.has(each))) keep(share);
      begun.add(share);
      const overruns = account.overdrawn();
      if (overruns.length > 0) return { isGranted: false, overruns };
      const own = kept.get(step);
      kept.delete(step);
      return own ?? refusals.get(share) ?? account.reserve(share.calls.get(step) ?? zeroAmount);
    },
  };
}
