import type { Amount } from "../../plan/amounts/amount.js";
import type { BudgetAccount, Reservation } from "./budget-account.js";

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
   * Takes the reservation for a round. `undefined` if there is none.
   *
   * @param number - From 1.
   */
  take(step: string, number: number): Reservation | undefined {
    const own = this.reserved.get(step);
    const reservation = own?.[number - 1];
    if (own !== undefined) own[number - 1] = undefined;
    return reservation;
  }

  /** Frees the rounds of a step that were not taken. */
  drop(step: string): void {
    for (const each of this.reserved.get(step) ?? []) each?.release();
    this.reserved.delete(step);
  }
}
