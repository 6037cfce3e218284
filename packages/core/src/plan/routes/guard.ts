// What routers leave uncertain in a plan.
//
// `guard.ts`: a route without which a node does not run. `node-places.ts` finds the guard of each node.
// `amount-under.ts`: sums over nodes of which routers take only some. `route-extents.ts`: how many
// proposals and calls each node has if routers take the most or the fewest routes. The rest of the plan
// asks these extents for all of its sums.

/** A router, as far as the amounts of a run depend on it. */
export interface RouterRange {
  /** Where it is itself. */
  readonly guard: Guard;
  readonly routes: number;
  /** The most and the fewest routes it takes. */
  readonly most: number;
  readonly least: number;
  /** Whether it runs whenever its guard is taken. */
  readonly isSure: boolean;
}

/** A route that must be taken, and with it all routes around it. The root is taken in each run. */
export interface Guard {
  /** The router of the route. `undefined` for the root. */
  readonly router: RouterRange | undefined;
  readonly parent: Guard | undefined;
  /** An earlier guard on the way to the root: steps from jump to jump are few. */
  readonly jump: Guard | undefined;
  readonly depth: number;
  /** How many guards on the way to the root may stay untaken. */
  readonly unsure: number;
}

/** A guard that is always taken. */
export function rootGuard(): Guard {
  return { router: undefined, parent: undefined, jump: undefined, depth: 0, unsure: 0 };
}

/** The guard of a route of this router. */
export function routeGuard(router: RouterRange): Guard {
  const { guard: parent, isSure, least, routes } = router;
  const isTaken = isSure && least >= routes;
  const { jump = parent } = parent;
  const isBalanced = parent.depth - jump.depth === jump.depth - (jump.jump ?? jump).depth;
  return {
    router,
    parent,
    jump: isBalanced ? (jump.jump ?? jump) : parent,
    depth: parent.depth + 1,
    unsure: parent.unsure + (isTaken ? 0 : 1),
  };
}

/** Whether `guard` is `outer` or lies in it. */
export function isInside(guard: Guard, outer: Guard): boolean {
  return ancestorAt(guard, outer.depth) === outer;
}

/** The innermost guard that two guards lie in. Takes logarithmic time. */
export function commonGuard(one: Guard, other: Guard): Guard {
  let a = ancestorAt(one, other.depth);
  let b = ancestorAt(other, a.depth);
  while (a !== b) {
    const isApart = a.jump !== b.jump;
    a = (isApart ? a.jump : a.parent) ?? a;
    b = (isApart ? b.jump : b.parent) ?? b;
  }
  return a;
}

/** The guard around this one at a depth; the guard itself if it is not deeper. */
function ancestorAt(guard: Guard, depth: number): Guard {
  let at = guard;
  while (at.depth > depth) {
    const { jump = at, parent = at } = at;
    at = jump.depth >= depth && jump !== at ? jump : parent;
  }
  return at;
}
