import { type GraphSpec, graphFromJson, type NodeSpec } from "@moagraph/core/graph";
import { UsageError } from "../usage-error.js";

/** Sampling settings. An absent setting keeps the graph's value. */
export type Sampling = Partial<
  Readonly<Record<"temperature" | "maxOutputTokens", number | undefined>>
>;

/** The same graph with these settings on every node that calls a model. */
export function withSampling(graph: GraphSpec, sampling: Sampling): GraphSpec {
  const given = Object.entries(sampling).filter(([, value]) => value !== undefined);
  const sampled = (node: NodeSpec): NodeSpec => ({ ...node, ...Object.fromEntries(given) });
  return changed(graph, (node) => ("model" in node ? sampled(node) : node));
}

/**
 * The same graph with another model for the answer. Node names are unchanged.
 *
 * @throws {@link UsageError} `NO_AGGREGATOR` if the output only selects among other nodes' texts.
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
    message: `The output \`${output}\` is a ${kind}. No model writes the answer there.`,
    hint: "Remove `--aggregator-model`, or replace models with `--model from=to`.",
  });
}
