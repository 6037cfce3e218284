import type { CompileOptions } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import type { Progress } from "../asking/progress.js";
import type { Benchmark } from "../benchmark/benchmark.js";

/** Which questions are asked, and who answers them. */
export interface GenerateRequest {
  readonly benchmark: Benchmark;
  /** The data folder; for `questions`, the file. */
  readonly source: string;
  /** Who answers. A plain model is a graph with one node; see `modelGraph`. */
  readonly graph: GraphSpec;
  /** Providers and models of the graph. A `cache` also keeps the replies of unfinished questions. */
  readonly compileOptions: CompileOptions;
  /** The run's folder. It is created if it is missing. */
  readonly folder: string;
  /** The name of the system in files. @defaultValue the name of the graph */
  readonly system?: string | undefined;
  /** Most questions. @defaultValue all */
  readonly limit?: number | undefined;
  /** Takes a random sample of `limit` questions. @defaultValue the first questions */
  readonly seed?: number | undefined;
  /** Whether questions that failed in an earlier start are asked again. @defaultValue `false` */
  readonly retryFailed?: boolean | undefined;
}

/** Options of {@link generate}. */
export interface GenerateOptions extends GenerateRequest {
  /** Questions that are asked at once. @defaultValue 16 */
  readonly concurrency?: number | undefined;
  /**
   * The most that all answers in the folder may cost, in US dollars, those of earlier starts included. A
   * question is asked only if its worst case fits: the longest prompts and replies, without retries.
   *
   * @defaultValue no limit
   */
  readonly maxCostUsd?: number | undefined;
  /** Stops: requests in flight are cancelled, what was settled stays. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each settled question. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}
