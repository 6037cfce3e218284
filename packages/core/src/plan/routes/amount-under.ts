import { ancestorAt, byTree, commonGuard, type Guard, type RouterRange } from "./guard.js";

/** An amount that counts if its guard is taken. */
export type GuardedAmount = readonly [guard: Guard, amount: number];

/** How amounts are combined, and which of the amounts of a router's routes count. */
export interface Combination {
  readonly combine: (amounts: readonly number[]) => number;
  /** The amounts of the routes that count. Routes without an amount are left out. */
  readonly chosen: (amounts: readonly number[], router: RouterRange) => readonly number[];
  /** Whether the amount of a guard counts in a guard around it that has no other amounts. */
  readonly counts: (guard: Guard, around: Guard) => boolean;
}

/** A guard with amounts: its own, and those of the routes in it by router. */
interface Branch {
  readonly guard: Guard;
  readonly own: number[];
  readonly routes: Map<RouterRange, number[]>;
}

/**
 * What amounts come to if `top` is taken, in which all their guards lie. Visits only guards with amounts,
 * and those where two of them meet: the time does not grow with the depth of the graph.
 */
export function amountUnder(
  top: Guard,
  amounts: readonly GuardedAmount[],
  combination: Combination,
): number {
  const open = [branchAt(top)];
  for (const [guard, own] of sortedByTree(amounts)) {
    closeUpTo(commonGuard(guard, lastOf(open).guard), open, combination);
    if (lastOf(open).guard !== guard) open.push(branchAt(guard));
    for (const amount of own) lastOf(open).own.push(amount);
  }
  closeUpTo(top, open, combination);
  return amountOf(lastOf(open), combination);
}

function sortedByTree(amounts: readonly GuardedAmount[]): [Guard, number[]][] {
  const byGuard = new Map<Guard, number[]>();
  for (const [guard, amount] of amounts) {
    const known = byGuard.get(guard);
    if (known === undefined) byGuard.set(guard, [amount]);
    else known.push(amount);
  }
  return [...byGuard].toSorted(([a], [b]) => byTree(a, b));
}

/** Closes the branches in a guard. Their amounts are added to the branch around them. */
function closeUpTo(guard: Guard, open: Branch[], combination: Combination): void {
  while (lastOf(open).guard.depth > guard.depth) {
    const inner = open.pop() as Branch;
    if (lastOf(open).guard.depth < guard.depth) open.push(branchAt(guard));
    addTo(lastOf(open), inner, combination);
  }
}

function addTo({ guard, routes }: Branch, inner: Branch, combination: Combination): void {
  const route = ancestorAt(inner.guard, guard.depth + 1);
  if (route.router === undefined || !combination.counts(inner.guard, route)) return;
  const amount = amountOf(inner, combination);
  const known = routes.get(route.router);
  if (known === undefined) routes.set(route.router, [amount]);
  else known.push(amount);
}

function amountOf({ own, routes }: Branch, { combine, chosen }: Combination): number {
  if (routes.size === 0) return combine(own);
  const ofRoutes = [...routes].flatMap(([router, amounts]) => chosen(amounts, router));
  return combine([...own, ...ofRoutes]);
}

function branchAt(guard: Guard): Branch {
  return { guard, own: [], routes: new Map() };
}

/** There is always one: the first is closed last. */
function lastOf(open: readonly Branch[]): Branch {
  return open.at(-1) as Branch;
}
