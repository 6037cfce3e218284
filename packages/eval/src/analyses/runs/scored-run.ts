import type { GraphSpec } from "@moagraph/core/graph";
import type { BenchmarkName } from "../../benchmark/benchmark.js";
import type { RunData } from "../../run-directory/run-manifest.js";
import type { MeanUsage } from "./mean-usage.js";
import type { Qualities } from "./quality.js";

/** A run of a system on a benchmark, with its scores. */
export interface ScoredRun {
  /** The folder of the run. It names the run in tables and messages. */
  readonly folder: string;
  /** The name of the graph, recipe or model. */
  readonly system: string;
  readonly benchmark: BenchmarkName;
  readonly graph: GraphSpec;
  readonly data: RunData;
  /** As in its manifest. */
  readonly limit?: number;
  readonly seed?: number;
  /** Its scores. Empty if it was not scored yet. */
  readonly qualities: Qualities;
  readonly usage: MeanUsage;
}
