import type { Amount } from "../../plan/amounts/amount.js";
import type { RunRoutes } from "../../plan/routes/run-routes.js";
import type { BudgetAccount, Refusal, Reservation } from "./budget-account.js";

/** A first attempt that a run may leave out, because routers choose. */
export interface RoutedCall {
  readonly node: string;
  readonly step: string;
  /** Its worst case. */
  readonly amount: Amount;
}

/**
 * The first attempts that a run may leave out. The most that they can come to is reserved together. It
 * becomes less with each choice of a router, and with each call that is made or left out.
 */
export class RoutedCalls {
  private readonly open = new Map<string, RoutedCall>();
  /** How many calls each node has made. */
  private readonly made = new Map<string, number>();
  private held: Reservation | Refusal | undefined;

  constructor(
    private readonly routes: RunRoutes,
    private readonly account: BudgetAccount,
  ) {}

  /** Whether the call of a step is reserved. */
  has(step: string): boolean {
    return this.open.has(step);
  }

  /** Reserves all of these calls with the others, or none of them. */
  add(calls: readonly RoutedCall[]): Refusal | undefined {
    for (const call of calls) this.open.set(call.step, call);
    const granted = this.hold();
    if (granted.isGranted) return undefined;
    this.drop(calls.map(({ step }) => step));
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
  take(step: string): Reservation | Refusal {
    const { node, amount } = this.open.get(step) as RoutedCall;
    this.open.delete(step);
    this.made.set(node, (this.made.get(node) ?? 0) + 1);
    this.free();
    const own = this.account.reserve(amount);
    this.hold();
    return own;
  }

  /** These calls are not made. */
  drop(steps: readonly string[]): void {
    let isChanged = false;
    for (const step of steps) isChanged = this.open.delete(step) || isChanged;
    if (isChanged) this.hold();
  }

  /** A router has chosen: what it has not taken is free. */
  route(router: string, to: Iterable<string>): void {
    this.routes.take(router, to);
    for (const { node, step } of this.open.values()) {
      if (this.routes.isClosed(node)) this.open.delete(step);
    }
    this.hold();
  }

  /** Reserves what the open calls can come to, in place of what was reserved before. */
  private hold(): Reservation | Refusal {
    this.free();
    const nodes = this.countedByNode();
    const most = (of: (amount: Amount) => number): number =>
      this.routes.most([...nodes].map(([node, { amount, count }]) => [node, count * of(amount)]));
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

  /** The open calls of each node, as far as a run makes them. All calls of a node have the same amount. */
  private countedByNode(): Map<string, { readonly amount: Amount; readonly count: number }> {
    const nodes = new Map<string, { readonly amount: Amount; readonly count: number }>();
    for (const { node, amount } of this.open.values()) {
      const left = this.routes.callsOf(node) - (this.made.get(node) ?? 0);
      const count = (nodes.get(node)?.count ?? 0) + 1;
      if (count <= left) nodes.set(node, { amount, count });
    }
    return nodes;
  }
}
