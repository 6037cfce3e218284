import { multiProposer, paperModels } from "@moagraph/recipes";
import { mostFrequent } from "../runs/most-frequent.js";
import { runShape } from "../runs/run-shape.js";
import type { ScoredRun } from "../runs/scored-run.js";
import type { AskedOf } from "./missing-run.js";
import type { SamplingByModel } from "./new-graphs.js";
import { samplingOf } from "./sampling-of.js";

/** What the runs of an analysis have in common: their models, aggregator, sampling and questions. */
export interface RunSetting {
  /** The proposing models, those of the run with the most of them first. */
  readonly models: readonly string[];
  readonly aggregator: string;
  readonly sampling: SamplingByModel;
  readonly asked: AskedOf;
}

/** AlpacaEval 2 has 805 questions. */
const alpacaEval: AskedOf = {
  benchmark: "alpaca-eval",
  data: { file: "", sha256: "", questions: 805 },
};

/**
 * Returns what the runs have in common. What no run tells is that of the paper: its six open models, Qwen1.5-110B-Chat
 * as aggregator, AlpacaEval 2.
 */
export function settingOf(runs: readonly ScoredRun[]): RunSetting {
  const shapes = runs.map(({ graph }) => runShape(graph));
  const widest = shapes.toSorted((a, b) => sizeOf(b.proposers) - sizeOf(a.proposers));
  const models = [...new Set(widest.flatMap(({ proposers }) => proposers))];
  const mixtures = shapes.filter(({ layers }) => layers > 1);
  const aggregator = mostFrequent(mixtures.flatMap((shape) => shape.aggregator ?? []));
  const graphs = runs.length === 0 ? [multiProposer.graph] : runs.map(({ graph }) => graph);
  return {
    models: models.length === 0 ? paperModels : models,
    aggregator: aggregator ?? models[0] ?? paperAggregator(),
    sampling: samplingOf(graphs),
    asked: runs[0] ?? alpacaEval,
  };
}

function sizeOf(models: readonly string[]): number {
  return new Set(models).size;
}

function paperAggregator(): string {
  return runShape(multiProposer.graph).aggregator ?? "";
}
