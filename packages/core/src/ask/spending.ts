import { nowMs } from "../call/clock.js";
import type { Amount } from "../plan/amount.js";
import type { Overrun } from "../plan/overruns.js";
import type { Budget } from "../spec/policies/budget.js";
import { type BudgetAccount, createBudgetAccount, type Reservation } from "./budget-account.js";
import { budgetRefused, runTimeOver } from "./cut-off-error.js";
import type { Interruption } from "./interruption.js";

/** Calls that are begun together or not at all, and what each of them takes at most. */
export interface Share {
  readonly nodes: readonly string[];
  /** What all of them take at their first try. */
  readonly amount: Amount;
  /** Whether some of them may be made although the budget does not cover all. */
  readonly isDivisible: boolean;
}

/** A run's budget as it is spent. */
export interface Spending {
  /**
   * Sets aside what a request may take. The first try of a call comes out of what is kept for it;
   * any other only out of what is left beside.
   *
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little is left.
   */
  reserve(node: string, attempt: number, amount: () => Amount): Reservation;
  /** The limits that kept a first try from being made; empty while all is well. */
  overruns(): readonly Overrun[];
  /** Gives a request up when the run's time is over. */
  endWith(interruption: Interruption): void;
}

const free: Reservation = { isGranted: true, settle: () => {}, release: () => {} };

/** The spending of a graph without a budget. */
export const unlimitedSpending: Spending = {
  reserve: () => free,
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
  const { maxDurationMs } = budget;
  const beganAt = nowMs();
  const account = createBudgetAccount(budget, spent);
  const kept = keep(shares, account);
  let overruns: readonly Overrun[] = [];

  const leftMs = (): number => (maxDurationMs ?? Number.POSITIVE_INFINITY) - (nowMs() - beganAt);
  const timeOverrun = (allowed: number): Overrun => ({
    limit: "maxDurationMs",
    needed: nowMs() - beganAt,
    allowed,
  });

  return {
    reserve(node, attempt, amountOf) {
      if (maxDurationMs !== undefined && leftMs() <= 0) throw runTimeOver(maxDurationMs);
      const amount = amountOf();
      const granted = attempt === 1 ? kept.reserve(node, amount) : account.reserve(amount);
      if (granted.isGranted) return granted;
      if (attempt === 1) overruns = granted.overruns;
      throw budgetRefused(granted.overruns);
    },
    overruns() {
      if (maxDurationMs === undefined || leftMs() > 0) return overruns;
      return [...overruns, timeOverrun(maxDurationMs)];
    },
    endWith(interruption) {
      if (maxDurationMs === undefined) return;
      interruption.after(Math.max(0, leftMs()), () => runTimeOver(maxDurationMs));
    },
  };
}

/** What is kept of a budget for the first tries of calls. */
interface Kept {
  reserve(node: string, amount: Amount): ReturnType<BudgetAccount["reserve"]>;
}

/** A share that finds no room now may find some when its calls begin: others may take less. */
function keep(shares: readonly Share[], account: BudgetAccount): Kept {
  const shareOf = new Map(shares.flatMap((share) => share.nodes.map((node) => [node, share])));
  const refusals = new Map<Share, ReturnType<BudgetAccount["holdBack"]>>();
  const keepShare = (share: Share): void => {
    refusals.set(share, account.holdBack(share.amount));
  };
  // Whatever comes behind a share without room would take the room of that share.
  for (const share of shares) {
    keepShare(share);
    if (refusals.get(share) !== undefined) break;
  }
  const begun = new Set<Share>();
  return {
    reserve(node, amount) {
      const share = shareOf.get(node);
      if (share === undefined) return account.reserve(amount);
      if (!begun.has(share) && (refusals.get(share) !== undefined || !refusals.has(share))) {
        keepShare(share);
      }
      begun.add(share);
      const refusal = refusals.get(share);
      if (refusal === undefined) return account.reserveHeldBack(amount);
      return share.isDivisible ? account.reserve(amount) : refusal;
    },
  };
}
