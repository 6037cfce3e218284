import type { GraphSpec } from "@moagraph/core/graph";

/** A published configuration as a ready graph, with its source and all known differences. */
export interface Recipe {
  /** The name of the recipe, in its graph and on the command line. */
  readonly name: string;
  /** A summary in one sentence. */
  readonly summary: string;
  /** The graph, for `compile`, `swapModels`, `toMermaid` and `graphToJson`. */
  readonly graph: GraphSpec;
  /** The publication, or who composed it. */
  readonly citation: Citation;
  /**
   * The day on which its models were chosen from known facts, as `YYYY-MM-DD`. Absent if a
   * publication names them.
   */
  readonly composed?: string;
  /** The published scores, for the models named in the graph. They are not measured by us. */
  readonly published: readonly PublishedScore[];
  /** All known differences from the publication, and its gaps. One or two sentences each. */
  readonly differences: readonly string[];
}

/** The publication of a recipe. */
export interface Citation {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly url: string;
  /** The sections and tables that describe the recipe. */
  readonly section: string;
}

/** One number as printed in a publication. */
export interface PublishedScore {
  readonly benchmark: string;
  /** The metric, with its unit or range. */
  readonly metric: string;
  readonly score: number;
  /**
   * The number printed after ±: the standard deviation over several runs. Absent if none is printed.
   */
  readonly spread?: number;
  /** The difference from the recipe's graph. Absent if the score is for the graph itself. */
  readonly variant?: string;
  /** The table or file with the number. */
  readonly source: string;
}
