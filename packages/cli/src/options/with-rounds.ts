import { isDeepStrictEqual } from "node:util";
import {
  type GraphSpec,
  layered,
  layersOf,
  type ModelSettings,
  type ProposerSpec,
} from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";

/**
 * The same layered graph with another number of rounds. A round is one layer of all proposers; the
 * aggregator comes after the last round.
 *
 * Every round calls the models of the first layer. From the second round on, they synthesise with
 * the aggregator's prompt. `layered` names the nodes.
 *
 * @param rounds - At least 1.
 * @throws {@link UsageError} `NOT_LAYERED` if the graph does not have this shape, so that another
 * round is undefined.
 * @see arXiv 2406.04692, section 2.2
 */
export function withRounds(graph: GraphSpec, rounds: number): GraphSpec {
  const present = layersOf(graph).length - 1;
  const parts = partsOf(graph);
  if (present < 1 || parts === undefined) throw notLayered(graph);
  if (!isSameShape(graph, inRounds(parts, present))) throw notLayered(graph);
  return rounds === present ? graph : inRounds(parts, rounds);
}

/** The parts of a layered graph. */
interface LayeredParts {
  readonly name: string;
  readonly proposers: readonly ProposerSpec[];
  readonly aggregator: ModelSettings;
}

function partsOf(graph: GraphSpec): LayeredParts | undefined {
  const [first = []] = layersOf(graph);
  const proposers = first.flatMap((name) => {
    const node = graph.nodes[name];
    return node?.kind === "proposer" ? [node] : [];
  });
  const last = graph.nodes[graph.output];
  if (proposers.length < first.length || last?.kind !== "aggregator") return undefined;
  const { kind: _, reads: __, ...aggregator } = last;
  return { name: graph.name, proposers, aggregator };
}

function inRounds({ name, proposers, aggregator }: LayeredParts, rounds: number): GraphSpec {
  const revisers = proposers.map((node) => ({ ...node, prompt: aggregator.prompt }));
  const layers = [proposers, ...Array.from({ length: rounds - 1 }, () => revisers)];
  return layered({ name, layers, aggregator });
}

/** Whether two graphs are equal except for the names of their nodes. */
function isSameShape(a: GraphSpec, b: GraphSpec): boolean {
  return isDeepStrictEqual(withoutNames(a), withoutNames(b));
}

/** Repositions node names by positions, also in `reads` and `output`. */
function withoutNames(graph: GraphSpec): unknown {
  const positions = new Map(
    layersOf(graph).flatMap((names, layer) => names.map((name, at) => [name, `${layer} ${at}`])),
  );
  const nodes = Object.entries(graph.nodes).map(([name, node]) => [
    positions.get(name),
    "reads" in node ? { ...node, reads: node.reads?.map((read) => positions.get(read)) } : node,
  ]);
  return { ...graph, nodes: Object.fromEntries(nodes), output: positions.get(graph.output) };
}

function notLayered({ name }: GraphSpec): UsageError {
  return new UsageError({
    code: "NOT_LAYERED",
    message: `The graph \`${name}\` has no rounds. It does not consist of equal layers of proposers and one aggregator.`,
    hint: "Remove `--rounds`, or change the layers in the graph file.",
  });
}
