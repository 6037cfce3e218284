import { type Amount, zeroAmount } from "../../plan/amounts/amount.js";
import type { BudgetAccount, Refusal, Reservation } from "./budget-account.js";
import type { RoutedCall, RoutedCalls } from "./routed-calls.js";

/** Calls that start together or not at all. */
export interface Share {
  /** Worst case of each call's first attempt, by step name. */
  readonly calls: ReadonlyMap<string, Amount>;
  /** Further calls, which routers may leave out. Empty in a graph without routers. */
  readonly routed: readonly RoutedCall[];
  /**
   * Whether some of the calls may start when the budget does not cover all. True of one layer: the first
   * that passes on proposals.
   */
  readonly isDivisible: boolean;
  /** Whether the layer has passed on a proposal already, in an earlier process. */
  readonly hasProposals?: boolean;
}

/** The reservations for the first attempts of all calls of a run. */
export class FirstAttempts {
  private readonly shareOf: ReadonlyMap<string, Share>;
  private readonly reserved = new Map<string, Reservation>();
  private readonly refusals = new Map<Share, Refusal>();
  private readonly started = new Set<Share>();

  /**
   * Reserves as much as the budget allows, in the order of the shares.
   *
   * @param shares - The share of the answer, then one per layer, in order.
   * @param routed - Reserves the calls that routers may leave out. `undefined` without routers.
   */
  constructor(
    shares: readonly Share[],
    private readonly account: BudgetAccount,
    private readonly routed: RoutedCalls | undefined,
  ) {
    this.shareOf = new Map(shares.flatMap((share) => stepsOf(share).map((step) => [step, share])));
    this.reserveInOrder(shares);
    this.preferProposals(shares);
  }

  /** The reservation for a step's first attempt, or why there is none. */
  take(step: string): Reservation | Refusal {
    const share = this.shareOf.get(step);
    if (share === undefined) return this.account.reserve(zeroAmount);
    this.start(share);
    const overruns = this.account.overdrawn();
    if (overruns.length > 0) return { isGranted: false, overruns };
    if (this.routed?.has(step)) return this.routed.take(step);
    const own = this.reserved.get(step);
    this.reserved.delete(step);
    const amount = share.calls.get(step) ?? zeroAmount;
    return own ?? this.refusals.get(share) ?? this.account.reserve(amount);
  }

  /** Why the budget does not cover all first attempts. `undefined` if it does. */
  get shortage(): Refusal | undefined {
    const [refusal] = this.refusals.values();
    return refusal;
  }

  /** Frees a step's reservation, if it was not taken. */
  drop(step: string): void {
    this.release(step);
    this.routed?.drop([step]);
  }

  /** A router has chosen: what was reserved for its other routes is free. */
  route(router: string, to: readonly string[]): void {
    this.routed?.route(router, to);
  }

  /** A later share would take the room of one that did not fit: reserving stops there. */
  private reserveInOrder(shares: readonly Share[]): void {
    for (const share of shares) {
      this.reserve(share);
      if (this.refusals.has(share)) return;
    }
  }

  /**
   * If no proposal can be paid for, the answer has no input: its reservation moves to the first
   * layer that passes on proposals, and a proposal becomes the answer.
   */
  private preferProposals(shares: readonly Share[]): void {
    const [answer] = shares;
    const first = shares.find(({ isDivisible }) => isDivisible);
    if (answer === undefined || first === undefined) return;
    if (stepsOf(first).length === 0 || this.isReserved(first)) return;
    if (first.hasProposals === true) return;
    const refusal = this.refusals.get(first);
    if (refusal !== undefined) this.refusals.set(answer, refusal);
    this.dropAll(answer);
    this.reserve(first);
  }

  /** Earlier calls may have taken less than their worst case, so a share tries again as it starts. */
  private start(share: Share): void {
    if (!this.started.has(share) && !this.isReserved(share)) this.reserve(share);
    this.started.add(share);
  }

  private isReserved(share: Share): boolean {
    return stepsOf(share).some((step) => this.reserved.has(step) || this.routed?.has(step));
  }

  /** Reserves all calls of a share or none; of a divisible one as many as fit, in order. */
  private reserve(share: Share): void {
    this.refusals.delete(share);
    for (const [step, amount] of share.calls) {
      const granted = this.account.reserve(amount);
      if (!granted.isGranted) return this.refuse(share, granted);
      this.reserved.set(step, granted);
    }
    if (share.routed.length === 0) return;
    const refusal = share.isDivisible
      ? this.routed?.addInOrder(share.routed)
      : this.routed?.add(share.routed);
    if (refusal !== undefined) this.refuse(share, refusal);
  }

  private refuse(share: Share, refusal: Refusal): void {
    this.refusals.set(share, refusal);
    if (!share.isDivisible) this.dropAll(share);
  }

  private dropAll({ calls, routed }: Share): void {
    for (const step of calls.keys()) this.release(step);
    this.routed?.drop(routed.map(({ step }) => step));
  }

  private release(step: string): void {
    this.reserved.get(step)?.release();
    this.reserved.delete(step);
  }
}

function stepsOf({ calls, routed }: Share): string[] {
  return [...calls.keys(), ...routed.map(({ step }) => step)];
}
