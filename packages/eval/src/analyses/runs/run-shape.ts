import {
  depthOf,
  flatGraphOf,
  flowOf,
  type FlatNodeSpec,
  type GraphSpec,
  type NodeKindName,
} from "@moagraph/core/graph";

/** What the analyses need to know of a graph. */
export interface RunShape {
  /** Nodes on the longest path: 1 for a model alone, 3 for the paper's MoA. */
  readonly layers: number;
  /** The models that propose, one entry for each reply, in the order of the graph. */
  readonly proposers: readonly string[];
  /** The kind of the node that writes the answer. */
  readonly output: NodeKindName;
  /** The model of that node. Absent if it asks none, such as a reducer. */
  readonly aggregator?: string;
  /** Number of proposals that it reads. 0 for a model alone. */
  readonly reads: number;
}

/**
 * Returns what the analyses need to know of a graph: its layers, its proposers and its output.
 *
 * Makes no model calls. The time is linear in the size of the graph.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { runShape } from "@moagraph/eval";
 * import { moa } from "@moagraph/recipes";
 *
 * const { layers, proposers, output, reads } = runShape(moa.graph);
 * console.log(layers, proposers.length, output, reads); // 3 6 aggregator 6
 * ```
 */
export function runShape(graph: GraphSpec): RunShape {
  const flat = flatGraphOf(graph);
  const output = outputOf(flat.nodes, flat.output);
  return {
    layers: depthOf(graph),
    proposers: Object.values(flat.nodes).flatMap(repliesOf),
    output: output.kind,
    ...("model" in output && { aggregator: output.model }),
    reads: flowOf(flat).get(flat.output)?.incoming ?? 0,
  };
}

/** A valid graph has its output. */
function outputOf(nodes: Readonly<Record<string, FlatNodeSpec>>, name: string): FlatNodeSpec {
  return nodes[name] as FlatNodeSpec;
}

function repliesOf(node: FlatNodeSpec): string[] {
  return node.kind === "proposer"
    ? Array.from({ length: node.samples ?? 1 }, () => node.model)
    : [];
}

/** The model of a run whose graph is one model that answers once. `undefined` for all others. */
export function modelAlone({ layers, proposers }: RunShape): string | undefined {
  return layers === 1 && proposers.length === 1 ? proposers[0] : undefined;
}

/** Whether all proposals are from one model, or each from another one. */
export function proposerVariety({ proposers }: RunShape): "one-model" | "many-models" | "mixed" {
  const models = new Set(proposers).size;
  if (models === 1) return "one-model";
  return models === proposers.length ? "many-models" : "mixed";
}
