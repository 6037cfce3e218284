import type { GraphSpec } from "@moagraph/core/graph";
import type { BenchmarkName } from "../../benchmark/benchmark.js";
import type { Quality, QualityMeasure } from "./quality.js";

/** Means of the answered questions of a run. */
export interface MeanUsage {
  /** Number of answered questions. */
  readonly answered: number;
  /** Number of questions without an answer. */
  readonly failed: number;
  /** US dollars for each question. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** Milliseconds from question to answer. */
  readonly milliseconds: number;
  /** Tokens of all prompts of a question. */
  readonly inputTokens: number;
  /** Tokens of all replies to a question. */
  readonly outputTokens: number;
  /** Tokens of one reply. */
  readonly replyTokens: number;
}

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
