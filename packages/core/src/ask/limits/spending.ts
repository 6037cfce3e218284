// Budgets and rate limits.
//
// Budget: `Spending` reserves each request before it is sent (`first-attempts.ts`, `routed-calls.ts`,
// `round-reservations.ts`, `budget-account.ts`) and settles it by what it took. Rate limits:
// `rate-limiter.ts` grants a permit when the provider's concurrency and the requests and tokens of the last
// minute (`rolling-minute.ts`) allow one more request.

import { nowMs } from "../../ledger/clock.js";
import type { Amount } from "../../plan/amounts/amount.js";
import type { RunRoutes } from "../../plan/routes/run-routes.js";
import type { Overrun } from "../../errors/run/overrun.js";
import type { Budget } from "../../spec/policies/budget.js";
import { createBudgetAccount, type Reservation } from "./budget-account.js";
import { FirstAttempts, type Share } from "./first-attempts.js";
import { RoundReservations } from "./round-reservations.js";
import { RoutedCalls } from "./routed-calls.js";
import { budgetRefused, runTimeOver } from "../cancel/cut-off-error.js";
import type { CancelScope } from "../cancel/cancel-scope.js";

/** The budget of one run. */
export interface Spending {
  /**
   * Takes the reservation for the first attempt of a call. With a `staircase`, it is that of the last round,
   * or of a request for the whole text.
   *
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if there is none.
   */
  first(step: string): Reservation;
  /**
   * Takes the reservation for the first attempt of a round that is not the last. If there is none, reserves it
   * from what is left, unless first attempts need that.
   *
   * @param number - Of the round, from 1.
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if there is none. The step can still wait for all that it
   *   reads, and then take that of `first`.
   */
  round(step: string, number: number, amount: () => Amount): Reservation;
  /**
   * Reserves any other attempt, from what is left beside all reservations.
   *
   * @throws {@link CutOffError} `BUDGET_EXHAUSTED` if too little is left.
   */
  more(amount: () => Amount): Reservation;
  /** A step has ended: its unused reservations are freed. */
  end(step: string): void;
  /** A router has chosen: what was reserved for its other routes is freed. */
  route(router: string, to: readonly string[]): void;
  /** Limits that prevented a first attempt; empty if none did. */
  overruns(): readonly Overrun[];
  /** Cancels the scope when the run's time is over. */
  endWith(scope: CancelScope): void;
}

const unlimited: Reservation = { isGranted: true, settle: () => {}, release: () => {} };

/** For graphs without a budget. */
export const unlimitedSpending: Spending = {
  first: () => unlimited,
  round: () => unlimited,
  more: () => unlimited,
  end: () => {},
  route: () => {},
  overruns: () => [],
  endWith: () => {},
};

/** What is reserved when a run starts. */
export interface FirstRequests {
  /** The share of the answer, then one per layer, in order. */
  readonly shares: readonly Share[];
  /** The most that rounds before the last take, by step, the answer's first. */
  readonly rounds: ReadonlyMap<string, readonly Amount[]>;
}

/**
 * The budget of a run that starts or resumes now. Reserves first attempts as far as the budget
 * allows: the answer first, then layer by layer. If all have one, so do the rounds of nodes with a
 * `staircase`.
 *
 * @param routes - What routers have left open. `undefined` for a graph without routers.
 */
export function createSpending(
  budget: Budget,
  spent: Amount,
  { shares, rounds }: FirstRequests,
  routes: RunRoutes | undefined,
): Spending {
  const { maxDurationMs = Number.POSITIVE_INFINITY } = budget;
  const startedAt = nowMs();
  const account = createBudgetAccount(budget, spent);
  const routed = routes && new RoutedCalls(routes, account);
  const firstAttempts = new FirstAttempts(shares, account, routed);
  const reservedRounds = new RoundReservations(rounds, account);
  if (firstAttempts.shortage === undefined) reservedRounds.reserve();
  let overruns: readonly Overrun[] = [];
  const leftMs = (): number => maxDurationMs - (nowMs() - startedAt);

  return {
    first(step) {
      if (leftMs() <= 0) throw runTimeOver(maxDurationMs);
      reservedRounds.drop(step);
      const granted = firstAttempts.take(step);
      if (granted.isGranted) return granted;
      overruns = granted.overruns;
      throw budgetRefused(overruns);
    },
    round(step, number, amount) {
      if (leftMs() <= 0) throw runTimeOver(maxDurationMs);
      const own = reservedRounds.take(step, number);
      const granted = own ?? firstAttempts.shortage ?? account.reserve(amount());
      if (granted.isGranted) return granted;
      throw budgetRefused(granted.overruns);
    },
    more(amount) {
      if (leftMs() <= 0) throw runTimeOver(maxDurationMs);
      const granted = account.reserve(amount());
      if (granted.isGranted) return granted;
      throw budgetRefused(granted.overruns);
    },
    end(step) {
      reservedRounds.drop(step);
      firstAttempts.drop(step);
    },
    route: (router, to) => firstAttempts.route(router, to),
    overruns() {
      if (leftMs() > 0) return overruns;
      const needed = nowMs() - startedAt;
      return [...overruns, { limit: "maxDurationMs", needed, allowed: maxDurationMs }];
    },
    endWith(scope) {
      if (maxDurationMs === Number.POSITIVE_INFINITY) return;
      scope.after(Math.max(0, leftMs()), () => runTimeOver(maxDurationMs));
    },
  };
}
