import { defineGraph, type GraphSpec, layered, proposer, ranker } from "@moagraph/core/graph";
import { modelGraph } from "../../asking/model-graph.js";
import type { Sampling } from "./sampling-of.js";

/** How each model of a new graph is sampled. */
export type SamplingByModel = (model: string) => Sampling;

/** The graph of a model that answers alone. */
export function aloneGraph(model: string, sampling: SamplingByModel): GraphSpec {
  return modelGraph(model, { ...sampling(model) });
}

/** The parts of a graph in layers. */
export interface LayeredParts {
  readonly name: string;
  /** The models of each layer except the last. */
  readonly proposers: readonly string[];
  /** Number of layers, the aggregator's included. */
  readonly layers: number;
  readonly aggregator: string;
}

/** The paper's graph: the same models in each layer except the last, and one aggregator. */
export function moaGraph(parts: LayeredParts, sampling: SamplingByModel): GraphSpec {
  const layer = parts.proposers.map((model) => proposer({ model, ...sampling(model) }));
  return layered({
    name: parts.name,
    layers: Array.from({ length: parts.layers - 1 }, () => layer),
    aggregator: { model: parts.aggregator, ...sampling(parts.aggregator) },
  });
}

/** One model that proposes `samples` times, and an aggregator. */
export function oneModelGraph(
  {
    name,
    model,
    samples,
    aggregator,
  }: {
    readonly name: string;
    readonly model: string;
    readonly samples: number;
    readonly aggregator: string;
  },
  sampling: SamplingByModel,
): GraphSpec {
  return layered({
    name,
    layers: [[proposer({ model, samples, ...sampling(model) })]],
    aggregator: { model: aggregator, ...sampling(aggregator) },
  });
}

/** As {@link moaGraph}, but the last node picks one of the proposals. */
export function rankerGraph(parts: LayeredParts, sampling: SamplingByModel): GraphSpec {
  const { nodes, output, ...graph } = moaGraph(parts, sampling);
  const last = nodes[output];
  if (last?.kind !== "aggregator") return { nodes, output, ...graph };
  const { model, reads, temperature, maxOutputTokens } = last;
  const picked = ranker({
    model,
    reads: [...reads],
    keep: 1,
    temperature,
    maxOutputTokens,
  });
  return defineGraph({ ...graph, nodes: { ...nodes, [output]: picked }, output });
}

/** A model as part of a file name: `qwen1.5-110b-chat`. */
export function slug(model: string): string {
  return (model.split(/[:/]/).at(-1) ?? model).toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-");
}
