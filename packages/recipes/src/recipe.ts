import type { GraphSpec } from "@moagraph/core/graph";

/** A published configuration as a ready graph, with where it comes from and how it differs. */
export interface Recipe {
  /** What the graph and the command line call it. */
  readonly name: string;
  /** One sentence on what it is. */
  readonly summary: string;
  /** The graph, for `compile`, `swapModels`, `toMermaid` and `graphToJson`. */
  readonly graph: GraphSpec;
  /** Where it was published. */
  readonly citation: Citation;
  /** Its scores as published: of the models named in the graph, none of them measured here. */
  readonly published: readonly PublishedScore[];
  /** Every known difference from what was published, and every gap in it, one sentence or two each. */
  readonly differences: readonly string[];
}

/** The publication a recipe follows. */
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
  /** What was measured, with its unit or range. */
  readonly metric: string;
  readonly score: number;
  /** The number printed behind ±: the standard deviation over three runs. Absent where none is printed. */
  readonly spread?: number;
  /** What differed from the recipe's graph. Absent when the score is of the graph as it stands. */
  readonly variant?: string;
  /** The table or file that has the number. */
  readonly source: string;
}
