import { type GraphSpec, graphFromJson, type NodeSpec } from "@moagraph/core/graph";
import { UsageError } from "../usage-error.js";

/** How to sample a model; what is absent stays as a graph has it. */
export type Sampling = Partial<
  Readonly<Record<"temperature" | "maxOutputTokens", number | undefined>>
>;

/** The same graph with these settings on every node that asks a model. */
export function withSampling(graph: GraphSpec, sampling: Sampling): GraphSpec {
  const given = Object.entries(sampling).filter(([, value]) => value !== undefined);
  const sampled = (node: NodeSpec): NodeSpec => ({ ...node, ...Object.fromEntries(given) });
  return changed(graph, (node) => ("model" in node ? sampled(node) : node));
}

/**
 * The same graph with another model to write the answer. Names of nodes stay.
 *
 * @throws {@link UsageError} `NO_AGGREGATOR` if the output only chooses among what others wrote.
 */
export function withAnswerModel(graph: GraphSpec, model: string): GraphSpec {
  return changed(graph, (node, name) => {
    if (name !== graph.output) return node;
    if (node.kind !== "aggregator" && node.kind !== "proposer") throw noAggregator(graph, node);
    return { ...node, model };
  });
}

function changed(graph: GraphSpec, change: (node: NodeSpec, name: string) => NodeSpec): GraphSpec {
  const nodes = Object.entries(graph.nodes).map(([name, node]) => [name, change(node, name)]);
  return graphFromJson({ ...graph, nodes: Object.fromEntries(nodes) });
}

function noAggregator({ output }: GraphSpec, { kind }: NodeSpec): UsageError {
  return new UsageError({
    code: "NO_AGGREGATOR",
    message: `The output \`${output}\` is a ${kind}: no model writes the answer there.`,
    hint: "Leave `--aggregator-model` out, or exchange models with `--model from=to`.",
  });
}
