import { defineGraph, type GraphSpec, layered, proposer, ranker } from "@moagraph/core/graph";
import type { Qualities } from "../src/analyses/runs/quality.js";
import type { MeanUsage } from "../src/analyses/runs/mean-usage.js";
import type { ScoredRun } from "../src/analyses/runs/scored-run.js";

/** Means of a run that cost nothing. */
export const freeUsage: MeanUsage = {
  answered: 10,
  failed: 0,
  costUsd: 0,
  milliseconds: 1_000,
  inputTokens: 100,
  outputTokens: 200,
  replyTokens: 200,
};

/** What a test says of a run. The rest has defaults. */
export interface ScoredRunParts extends Partial<Omit<ScoredRun, "qualities">> {
  readonly graph: GraphSpec;
  readonly folder: string;
  /** An accuracy. */
  readonly accuracy?: number;
  readonly qualities?: Qualities;
}

/** A run of a graph with an accuracy. */
export function scoredRun({ accuracy, ...parts }: ScoredRunParts): ScoredRun {
  return {
    system: parts.graph.name,
    benchmark: "questions",
    data: { file: "mine.jsonl", sha256: "00", questions: 10 },
    qualities: accuracy === undefined ? {} : { accuracy: { value: accuracy } },
    usage: freeUsage,
    ...parts,
  };
}

/** A model that answers alone. */
export function alone(model: string): GraphSpec {
  return defineGraph({ name: model, nodes: { model: proposer({ model }) }, output: "model" });
}

/** Proposers in all layers except the last, and an aggregator. */
export function mixture(models: readonly string[], aggregator: string, layers = 2): GraphSpec {
  const layer = models.map((model) => proposer({ model, temperature: 0.7 }));
  return layered({
    name: `mixture-${models.length}`,
    layers: Array.from({ length: layers - 1 }, () => layer),
    aggregator: { model: aggregator, temperature: 0.7 },
  });
}

/** One model that proposes several times. */
export function ensemble(model: string, samples: number, aggregator: string): GraphSpec {
  return layered({
    name: `ensemble-${samples}`,
    layers: [[proposer({ model, samples })]],
    aggregator: { model: aggregator },
  });
}

/** Two proposers, of which a ranker picks one. */
export function ranked(models: readonly string[], model: string): GraphSpec {
  const nodes = Object.fromEntries(models.map((each) => [each, proposer({ model: each })]));
  return defineGraph({
    name: "ranked",
    nodes: { ...nodes, pick: ranker({ model, reads: models }) },
    output: "pick",
  });
}
