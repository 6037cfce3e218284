import type { GraphJson } from "@moagraph/core/graph";
import type { BenchmarkName } from "../benchmark/benchmark.js";

/** `run.json` of a run's folder: what was asked, so that a second start continues the same run. */
export interface RunManifest {
  readonly format: 1;
  readonly benchmark: BenchmarkName;
  /** The name of the graph, recipe or model. */
  readonly system: string;
  readonly graph: GraphJson;
  readonly data: RunData;
  /** Only the first questions in published order, or a sample if there is a seed. */
  readonly limit?: number;
  readonly seed?: number;
  /** Time of the first start, as ISO 8601. */
  readonly startedAt: string;
}

/** The questions of a run. */
export interface RunData {
  /** The absolute path of the data folder, or of the file of questions. */
  readonly file: string;
  /** SHA-256 of the ids and texts of all questions, in hexadecimal. */
  readonly sha256: string;
  /** How many questions are asked. */
  readonly questions: number;
}
