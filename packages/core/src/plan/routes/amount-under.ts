import type { Guard, RouterRange } from "./guard.js";

/** An amount that counts if its guard is taken. */
export type GuardedAmount = readonly [guard: Guard, amount: number];

/** How amounts are combined, and which of the amounts of a router's routes count. */
export interface Combination {
  readonly combine: (amounts: readonly number[]) => number;
  /** The amounts of the routes that count. Routes without an amount are left out. */
  readonly chosen: (amounts: readonly number[], router: RouterRange) => readonly number[];
}

/** The amounts by guard, and for each guard the amounts of the routes in it by router. */
interface Amounts {
  readonly own: Map<Guard, number[]>;
  readonly ofRoutes: Map<Guard, Map<RouterRange, number[]>>;
}

/** The amount if `top` is taken, in which all guards lie. */
export function amountUnder(
  top: Guard,
  amounts: readonly GuardedAmount[],
  { combine, chosen }: Combination,
): number {
  const { own, ofRoutes }: Amounts = { own: new Map([[top, []]]), ofRoutes: new Map() };
  for (const [guard, amount] of amounts) listAt(own, guard, top).push(amount);
  let total = 0;
  // Inner guards come first: what they amount to belongs to the guard around them.
  for (const [guard, list] of [...own].toSorted(([a], [b]) => b.depth - a.depth)) {
    for (const [router, routes] of ofRoutes.get(guard) ?? []) list.push(...chosen(routes, router));
    total = combine(list);
    if (guard.router === undefined || guard === top) continue;
    pushTo(ofRoutes, guard.router, total);
  }
  return total;
}

/** The list of a guard. It and the guards around it, up to `top`, get one if they have none. */
function listAt(own: Map<Guard, number[]>, guard: Guard, top: Guard): number[] {
  const list = own.get(guard) ?? [];
  let at: Guard | undefined = guard;
  while (at !== undefined && !own.has(at)) {
    own.set(at, at === guard ? list : []);
    at = at === top ? undefined : at.parent;
  }
  return list;
}

function pushTo(ofRoutes: Amounts["ofRoutes"], router: RouterRange, amount: number): void {
  const routers = ofRoutes.get(router.guard) ?? new Map<RouterRange, number[]>();
  ofRoutes.set(router.guard, routers);
  const known = routers.get(router);
  if (known === undefined) routers.set(router, [amount]);
  else known.push(amount);
}
