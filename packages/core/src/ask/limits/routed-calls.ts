import type { Amount } from "../../plan/amount.js";
import type { RunRoutes } from "../../plan/routes/run-routes.js";
import { roundKey } from "./round-key.js";
import type { BudgetAccount, Refusal, Reservation } from "./budget-account.js";

/** A first attempt that a run may leave out, because routers choose. */
export interface RoutedCall {
  readonly node: string;
  /** The name of the step, or the `roundKey` of a round before its last. */
  readonly key: string;
  /** The number of such a round; 0 for the last round, and for nodes without a `staircase`. */
  readonly round: number;
  /** Its worst case. */
  readonly amount: Amount;
}

/**
 * The first attempts that a run may leave out. The most that they can come to is reserved together. It
 * becomes less with each choice of a router, and with each call that is made or left out.
 */
export class RoutedCalls {
  private readonly open = new Map<string, RoutedCall>();
  /** How many of these calls each node has made, by node and round. */
  private readonly made = new Map<string, number>();
  private held: Reservation | Refusal | undefined;

  constructor(
    private readonly routes: RunRoutes,
    private readonly account: BudgetAccount,
  ) {}

  /** Whether a call is reserved. */
  has(key: string): boolean {
    return this.open.has(key);
  }

  /** Reserves all of these calls with the others, or none of them. */
  add(calls: readonly RoutedCall[]): Refusal | undefined {
    for (const call of calls) this.open.set(call.key, call);
    const granted = this.hold();
    if (granted.isGranted) return undefined;
    this.drop(calls.map(({ key }) => key));
    return granted;
  }

  /** Reserves as many of these calls as fit, in order. Returns why one did not. */
  addInOrder(calls: readonly RoutedCall[]): Refusal | undefined {
    if (this.add(calls) === undefined) return undefined;
    for (const call of calls) {
      const refusal = this.add([call]);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  /** The reservation of one call. */
  take(key: string): Reservation | Refusal {
    const call = this.open.get(key) as RoutedCall;
    this.open.delete(key);
    this.made.set(groupOf(call), (this.made.get(groupOf(call)) ?? 0) + 1);
    this.free();
    const own = this.account.reserve(call.amount);
    this.hold();
    return own;
  }

  /** These calls are not made. */
  drop(keys: readonly string[]): void {
    let isChanged = false;
    for (const key of keys) isChanged = this.open.delete(key) || isChanged;
    if (isChanged) this.hold();
  }

  /** A router has chosen: what it has not taken is free. */
  route(router: string, to: Iterable<string>): void {
    this.routes.take(router, to);
    for (const { node, key } of this.open.values()) {
      if (this.routes.isClosed(node)) this.open.delete(key);
    }
    this.hold();
  }

  /** Reserves what the open calls can come to, in place of what was reserved before. */
  private hold(): Reservation | Refusal {
    this.free();
    const groups = this.counted();
    const most = (of: (amount: Amount) => number): number =>
      this.routes.most(groups.map(({ node, amount, count }) => [node, count * of(amount)]));
    this.held = this.account.reserve({
      modelCalls: most(({ modelCalls }) => modelCalls),
      tokens: most(({ tokens }) => tokens),
      costUsd: most(({ costUsd }) => costUsd),
    });
    return this.held;
  }

  private free(): void {
    if (this.held?.isGranted === true) this.held.release();
    this.held = undefined;
  }

  /** The open calls of each node and round, as far as a run makes them. They have the same amount. */
  private counted(): CountedCalls[] {
    const groups = new Map<string, CountedCalls>();
    for (const call of this.open.values()) {
      const { node, amount } = call;
      const group = groupOf(call);
      const left = this.routes.callsOf(node) - (this.made.get(group) ?? 0);
      const count = (groups.get(group)?.count ?? 0) + 1;
      if (count <= left) groups.set(group, { node, amount, count });
    }
    return [...groups.values()];
  }
}

/** Calls of one node that take the same amount. */
interface CountedCalls {
  readonly node: string;
  readonly amount: Amount;
  readonly count: number;
}

function groupOf({ node, round }: RoutedCall): string {
  return round === 0 ? node : roundKey(node, round);
}
