import { type Amount, zeroAmount } from "../../plan/amount.js";
import type { BudgetAccount, Refusal, Reservation } from "./budget-account.js";

/**
 * The reservations for rounds of nodes with a `staircase`, but for the last ones: those are first attempts. A
 * budget that has no room for them is still enough for a run in which nodes wait for all that they read.
 */
export class RoundReservations {
  /** By step; in the order of the rounds. */
  private readonly reserved = new Map<string, (Reservation | undefined)[]>();

  /** @param amounts - The most that each round takes, by step. The answer's step is the first. */
  constructor(
    private readonly amounts: ReadonlyMap<string, readonly Amount[]>,
    private readonly account: BudgetAccount,
  ) {}

  /** Reserves the rounds of as many steps as fit, in order. */
  reserve(): void {
    for (const [step, amounts] of this.amounts) {
      const granted = amounts.map((amount) => this.account.reserve(amount));
      const own = granted.flatMap((each) => (each.isGranted ? [each] : []));
      if (own.length === amounts.length) this.reserved.set(step, own);
      else for (const each of own) each.release();
    }
  }

  /**
   * The reservation for a round, or why there is none.
   *
   * @param round - From 1.
   * @param shortage - Why a first attempt has no reservation, if one has none. Then rounds get no more than
   *   what is reserved for them.
   */
  take(step: string, round: number, shortage: Refusal | undefined): Reservation | Refusal {
    const own = this.reserved.get(step);
    const reservation = own?.[round - 1];
    if (own !== undefined) own[round - 1] = undefined;
    const amount = this.amounts.get(step)?.[round - 1] ?? zeroAmount;
    return reservation ?? shortage ?? this.account.reserve(amount);
  }

  /** Frees the rounds of a step that were not taken. */
  drop(step: string): void {
    for (const each of this.reserved.get(step) ?? []) each?.release();
    this.reserved.delete(step);
  }
}
