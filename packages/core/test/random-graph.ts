import fc from "fast-check";
import {
  aggregator,
  critic,
  defineGraph,
  flowOf,
  type GraphSpec,
  type NodeFlow,
  type NodeSpec,
  proposer,
  ranker,
  reducer,
  router,
  selector,
  verifier,
} from "../src/index.js";

/** What a model of a random graph does. */
type Behaviour = "answers" | "is blank" | "fails";

/** A graph with what each of its nodes' models does. */
export interface RandomGraph {
  readonly graph: GraphSpec;
  readonly flow: ReadonlyMap<string, NodeFlow>;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
}

interface Drawn {
  readonly samples: number;
  readonly kind: (typeof kinds)[number];
  readonly reads: readonly number[];
  readonly behaviour: Behaviour;
}

const kinds = [
  "aggregator",
  "aggregator",
  "ranker",
  "pairwise",
  "reducer",
  "selector",
  "critic",
  "verifier",
] as const;

const drawn: fc.Arbitrary<Drawn> = fc.record({
  samples: fc.integer({ min: 1, max: 2 }),
  kind: fc.constantFrom(...kinds),
  reads: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 }),
  behaviour: fc.constantFrom("answers", "answers", "answers", "is blank", "fails"),
});

function nodeOf({ kind, samples }: Drawn, model: string, reads: readonly string[]): NodeSpec {
  if (reads.length === 0) return proposer({ model, samples });
  switch (kind) {
    case "aggregator":
      return aggregator({ model, samples, reads });
    case "ranker":
      return ranker({ model, reads, onUnclear: "keep-all" });
    case "pairwise":
      return ranker({ model, reads, method: "pairwise" });
    case "reducer":
      return reducer({ reads, reduce: "concat" });
    case "selector":
      return selector({ reads, keep: 1, by: samples === 1 ? "diversity" : "random" });
    case "critic":
      return critic({ model, reads });
    default:
      return verifier({ model, reads });
  }
}

/** Any usable graph of up to eight nodes: every node reads earlier ones, and leads to the last. */
export const randomGraph: fc.Arbitrary<RandomGraph> = fc
  .array(drawn, { minLength: 1, maxLength: 7 })
  .map((list) => {
    const readSomewhere = new Set<string>();
    const nodes: Record<string, NodeSpec> = {};
    list.forEach((each, index) => {
      const reads = each.reads.filter((read) => read < index).map((read) => `n${read}`);
      for (const name of reads) readSomewhere.add(name);
      nodes[`n${index}`] = nodeOf(each, `n${index}`, reads);
    });
    const ends = Object.keys(nodes).filter((name) => !readSomewhere.has(name));
    nodes["out"] = aggregator({ model: "out", reads: ends });
    const graph = defineGraph({ name: "random", nodes, output: "out" });
    return {
      graph,
      flow: flowOf(graph),
      behaviours: new Map(list.map(({ behaviour }, index) => [`n${index}`, behaviour])),
    };
  })
  // Pairs grow with the square of what is read.
  .filter(({ flow }) => [...flow.values()].every(({ modelCalls }) => modelCalls <= 30));

/** A router of a random graph: from which of the nodes before it it chooses, and how. */
interface DrawnRouter {
  readonly by: "model" | "all-or-none" | "best-match" | "function";
  readonly routes: readonly number[];
  readonly maxRoutes: number;
  readonly reads: boolean;
}

const drawnRouter: fc.Arbitrary<DrawnRouter> = fc.record({
  by: fc.constantFrom("model", "all-or-none", "best-match", "function"),
  routes: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 }),
  maxRoutes: fc.integer({ min: 1, max: 4 }),
  reads: fc.boolean(),
});

/**
 * A random graph with up to three routers. The first node always runs, and a router that reads looks at its
 * proposals. The others may be routes, of several routers too; a later router may be the route of an
 * earlier one.
 */
export const routedGraph: fc.Arbitrary<GraphSpec> = fc
  .tuple(
    randomGraph.filter(({ graph }) => routableIn(graph).length > 0),
    fc.array(drawnRouter, { minLength: 1, maxLength: 3 }),
  )
  .map(([{ graph }, routers]) => {
    const nodes: Record<string, NodeSpec> = { ...graph.nodes };
    routers.forEach((each, index) => {
      const later = routers.flatMap((_, at) => (at > index ? [`r${at}`] : []));
      const candidates = [...routableIn(graph), ...later];
      const routes = each.routes.flatMap((at) => candidates[at % candidates.length] ?? []);
      nodes[`r${index}`] = routerOf(each, `r${index}`, [...new Set(routes)]);
    });
    return defineGraph({ name: "routed", nodes, output: "out" });
  });

function routableIn({ nodes }: GraphSpec): string[] {
  return Object.keys(nodes).filter((name) => name !== "n0" && name !== "out");
}

function routerOf(
  { by, maxRoutes, reads }: DrawnRouter,
  model: string,
  routes: readonly string[],
): NodeSpec {
  const most = Math.min(maxRoutes, routes.length);
  const shown = reads || by === "all-or-none" ? { reads: ["n0"] } : {};
  switch (by) {
    case "model":
      return router({ model, routes, maxRoutes: most, ...shown });
    case "all-or-none":
      return router({ model, routes, choose: "all-or-none", ...shown });
    case "best-match": {
      const when = Object.fromEntries(routes.map((route) => [route, "Any question."]));
      return router({ rule: "best-match", routes, when, maxRoutes: most });
    }
    default:
      return router({ rule: { use: "choose" }, routes, maxRoutes: most });
  }
}
