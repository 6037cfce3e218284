import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { flatNodesOf } from "../../spec/expand/flat-graph-of.js";
import { flowOf, type NodeFlow } from "../../spec/flow/flow.js";
import { largest } from "../../spec/flow/largest.js";
import { routersOf } from "../../spec/flow/predecessors.js";
import type { GraphSpec, NodeSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import { amountUnder, type Combination, type GuardedAmount } from "./amount-under.js";
import { commonGuard, type Guard, isInside } from "./guard.js";
import { NodePlaces } from "./node-places.js";

/** The amounts of nodes, by name. */
export type NodeAmounts = Iterable<readonly [node: string, amount: number]>;

/**
 * What the amounts of nodes come to in a run.
 *
 * @param reader - A node that runs. By default, nothing is known to run.
 */
type AmountOf = (amounts: NodeAmounts, reader?: string) => number;

/** A run in which routers take the most routes, or the fewest. */
export interface RouteExtent {
  /** Proposals and calls of each node, if it runs. */
  readonly flows: ReadonlyMap<string, NodeFlow>;
  /** The sum of the amounts of the nodes that run. */
  readonly sum: AmountOf;
  /** The largest amount of the nodes that run. */
  readonly largest: AmountOf;
}

/** Runs in which routers take the most routes and the fewest. The same object in a graph without routers. */
export interface RouteExtents {
  /** An upper bound, which is not always reached: routes may share nodes. */
  readonly most: RouteExtent;
  /** A lower bound, which is not always reached. */
  readonly least: RouteExtent;
  /** `undefined` in a graph without routers. */
  readonly places: NodePlaces | undefined;
}

/**
 * The extents of a run in which every call succeeds and every node passes on as much as it can. The
 * output runs always.
 */
export function routeExtentsOf({
  nodes,
  output,
}: Pick<GraphSpec, "nodes" | "output">): RouteExtents {
  if (!Object.isFrozen(nodes)) return computeExtents(nodes, output);
  const byOutput = ofFrozen(nodes);
  const known = byOutput.get(output) ?? computeExtents(nodes, output);
  byOutput.set(output, known);
  return known;
}

/** Nearly always of one output. */
const ofFrozen = memoizeByObject((_nodes: GraphSpec["nodes"]) => new Map<string, RouteExtents>());

function computeExtents(nodes: GraphSpec["nodes"], output: string): RouteExtents {
  if (routersOf({ nodes }).size > 0) return new RoutedFlow(flatNodesOf(nodes), output);
  const extent = allNodesOf({ nodes });
  return { most: extent, least: extent, places: undefined };
}

/** The extent of a run in which every node runs. */
export function allNodesOf({ nodes }: Pick<GraphSpec, "nodes">): RouteExtent {
  return {
    flows: flowOf({ nodes }),
    sum: (amounts) => sum(valuesOf(amounts)),
    largest: (amounts) => largest(valuesOf(amounts)),
  };
}

function* valuesOf(amounts: NodeAmounts): Generator<number> {
  for (const [, amount] of amounts) yield amount;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The most that routers take: the routes with the largest amounts, at least one. */
const largestRoutes: Omit<Combination, "combine"> = {
  chosen: (amounts, { most }) =>
    amounts.length <= most ? amounts : amounts.toSorted((a, b) => b - a).slice(0, most),
  counts: () => true,
};

/** The least that routers take: the routes with the smallest amounts, first those that have none. */
const smallestRoutes: Omit<Combination, "combine"> = {
  chosen(amounts, { isSure, routes, least }) {
    const count = isSure ? least - (routes - amounts.length) : 0;
    return count <= 0 ? [] : amounts.toSorted((a, b) => a - b).slice(0, count);
  },
  counts: (guard, around) => guard.unsure === around.unsure,
};

/** Both extents of a graph with routers. */
class RoutedFlow implements RouteExtents {
  readonly most: RouteExtent;
  readonly least: RouteExtent;
  readonly places: NodePlaces;

  constructor(
    private readonly nodes: Readonly<Record<string, NodeSpec>>,
    private readonly output: string,
  ) {
    this.places = new NodePlaces(nodes);
    const most = new Map<string, NodeFlow>();
    const least = new Map<string, NodeFlow>();
    this.most = {
      flows: most,
      sum: (amounts) => this.mostOf(amounts, sum),
      largest: (amounts) => this.mostOf(amounts, largest),
    };
    this.least = {
      flows: least,
      sum: (amounts, reader) => this.leastOf(amounts, sum, this.guardOf(reader)),
      largest: (amounts, reader) => this.leastOf(amounts, largest, this.guardOf(reader)),
    };
    // `flowOf` lists a node after all nodes that it waits for.
    for (const name of flowOf({ nodes }).keys()) {
      this.place(name);
      most.set(name, this.flowIn(this.most, name));
      least.set(name, this.sparedFlow(name));
    }
  }

  private place(name: string): void {
    const node = this.nodes[name] as NodeSpec;
    const reads = name === this.output ? [] : kindOf(node).reads(node);
    const one = reads.map((read): [string, number] => [read, 1]);
    this.places.add(name, node, reads, (guard) => this.leastOf(one, sum, guard) > 0);
  }

  private flowIn({ flows, sum: sumOf }: RouteExtent, name: string): NodeFlow {
    const node = this.nodes[name] as NodeSpec;
    const kind = kindOf(node);
    const reads = kind.reads(node);
    const incoming = sumOf(
      reads.map((read) => [read, flows.get(read)?.writes ?? 0]),
      name,
    );
    if (reads.length > 0 && incoming === 0) return { incoming, modelCalls: 0, writes: 0 };
    const modelCalls = kind.modelCalls(node, incoming);
    return { incoming, modelCalls, writes: kind.writes(node, incoming) };
  }

  private sparedFlow(name: string): NodeFlow {
    const flow = this.flowIn(this.least, name);
    const node = this.nodes[name] as NodeSpec;
    const isSpared = kindOf(node).isSpared?.(node, flow.incoming) === true;
    return isSpared ? { ...flow, modelCalls: 0 } : flow;
  }

  private guardOf(reader: string | undefined): Guard {
    return reader === undefined ? this.places.root : this.places.of(reader).guard;
  }

  private mostOf(amounts: NodeAmounts, combine: Combination["combine"]): number {
    const guarded = [...amounts].map(([name, amount]): GuardedAmount => [
      this.places.of(name).guard,
      amount,
    ]);
    return amountUnder(this.places.root, guarded, { combine, ...largestRoutes });
  }

  /** The least of the amounts if a guard is taken, and with it all guards around it. */
  private leastOf(amounts: NodeAmounts, combine: Combination["combine"], given: Guard): number {
    const guarded = [...amounts].flatMap(([name, amount]): GuardedAmount[] => {
      const { guard, isSure } = this.places.of(name);
      if (!isSure) return [];
      return [[isInside(given, guard) ? given : guard, amount]];
    });
    const least = (top: Guard, among: readonly GuardedAmount[]): number =>
      amountUnder(top, among, { combine, ...smallestRoutes });
    const inside = guarded.filter(([guard]) => isInside(guard, given));
    const inGiven = least(given, inside);
    if (inside.length === guarded.length) return inGiven;
    // Routes beside the guard: their routers are around it, and take routes in each of these runs.
    const around = guarded.map(([guard]) => guard).reduce(commonGuard, given);
    const beside = guarded.map(([guard, amount]): GuardedAmount => [
      guard === given ? around : guard,
      amount,
    ]);
    return largest([inGiven, least(around, beside)]);
  }
}
