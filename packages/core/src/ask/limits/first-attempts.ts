import { type Amount, zeroAmount } from "../../plan/amount.js";
import type { BudgetAccount, Refusal, Reservation } from "./budget-account.js";
import { roundKey } from "./round-key.js";
import type { RoutedCall, RoutedCalls } from "./routed-calls.js";

/** Calls that start together or not at all. */
export interface Share {
  /**
   * Worst case of each request's first attempt, by the name of the step. That of a round before the last is
   * under its `roundKey`.
   */
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
    this.shareOf = new Map(shares.flatMap((share) => keysOf(share).map((key) => [key, share])));
    this.reserveInOrder(shares);
    this.preferProposals(shares);
  }

  /** The reservation for a step's first attempt, or why there is none. */
  take(step: string): Reservation | Refusal {
    this.dropRounds(step);
    const share = this.shareOf.get(step);
    if (share !== undefined) this.start(share);
    return this.takeOwn(step, share);
  }

  /**
   * The reservation for a round of a step, but for the last. If there is none, the step can still take that of
   * its last round.
   */
  takeRound(step: string, round: number): Reservation | Refusal {
    const key = roundKey(step, round);
    const share = this.shareOf.get(key);
    // The share does not count as started: it tries again when all that its steps read has ended.
    if (share !== undefined) this.reserveLate(share);
    return this.takeOwn(key, share);
  }

  /** Frees a step's reservations that were not taken. */
  drop(step: string): void {
    this.dropRounds(step);
    this.release(step);
    this.routed?.drop([step]);
  }

  private takeOwn(key: string, share: Share | undefined): Reservation | Refusal {
    if (share === undefined) return this.account.reserve(zeroAmount);
    const overruns = this.account.overdrawn();
    if (overruns.length > 0) return { isGranted: false, overruns };
    if (this.routed?.has(key)) return this.routed.take(key);
    const own = this.reserved.get(key);
    this.reserved.delete(key);
    const amount = share.calls.get(key) ?? zeroAmount;
    return own ?? this.refusals.get(share) ?? this.account.reserve(amount);
  }

  /** Frees the reservations for rounds of a step that are not made: none but its last follows. */
  private dropRounds(step: string): void {
    for (let round = 1; this.shareOf.has(roundKey(step, round)); round += 1) {
      this.release(roundKey(step, round));
      this.routed?.drop([roundKey(step, round)]);
    }
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
    if (keysOf(first).length === 0 || this.isReserved(first)) return;
    if (first.hasProposals === true) return;
    this.dropAll(answer);
    this.reserve(first);
  }

  /** Earlier calls may have taken less than their worst case, so a share tries again as it starts. */
  private start(share: Share): void {
    this.reserveLate(share);
    this.started.add(share);
  }

  private reserveLate(share: Share): void {
    if (!this.started.has(share) && !this.isReserved(share)) this.reserve(share);
  }

  private isReserved(share: Share): boolean {
    return keysOf(share).some((key) => this.reserved.has(key) || this.routed?.has(key));
  }

  /** Reserves all calls of a share or none; of a divisible one as many as fit, in order. */
  private reserve(share: Share): void {
    this.refusals.delete(share);
    for (const [key, amount] of share.calls) {
      const granted = this.account.reserve(amount);
      if (!granted.isGranted) return this.refuse(share, granted);
      this.reserved.set(key, granted);
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
    for (const key of calls.keys()) this.release(key);
    this.routed?.drop(routed.map(({ key }) => key));
  }

  private release(key: string): void {
    this.reserved.get(key)?.release();
    this.reserved.delete(key);
  }
}

function keysOf({ calls, routed }: Share): string[] {
  return [...calls.keys(), ...routed.map(({ key }) => key)];
}
