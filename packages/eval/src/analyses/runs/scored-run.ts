import type { GraphSpec } from "@moagraph/core/graph";
import type { BenchmarkName } from "../../benchmark/benchmark.js";
import type { MeanUsage } from "./mean-usage.js";
import type { Quality, QualityMeasure } from "./quality.js";

/** A run of a system on a benchmark, with its scores. */
export interface ScoredRun {
  /** The folder of the run. It names the run in tables and messages. */
  readonly folder: string;
  /** The name of the graph, recipe or model. */
  readonly system: string;
  readonly benchmark: BenchmarkName;
  readonly graph: GraphSpec;
  /** The file with the questions, and how many of them are asked. */
  readonly data: { readonly file: string; readonly sha256: string; readonly questions: number };
  /** Its scores. Empty if it was not scored yet. */
  readonly qualities: Readonly<Partial<Record<QualityMeasure, Quality>>>;
  readonly usage: MeanUsage;
}
