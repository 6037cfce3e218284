import type { Issue } from "@moagraph/core/graph";

/** The position of a fault in a text. */
export interface FaultPosition {
  /** Start of the wrong part of the text, in UTF-16 units from 0. */
  readonly from: number;
  /** End of the wrong part: the position after its last unit. */
  readonly to: number;
  /** Line of `from`, from 1. */
  readonly line: number;
  /** Column of `from`, in UTF-16 units from 1. */
  readonly column: number;
}

/** Why a text cannot be read as a graph. */
export interface GraphTextFault extends FaultPosition {
  readonly code: "BROKEN_JSON" | "BROKEN_YAML" | "DUPLICATE_KEY" | "TOO_LARGE";
  /** A sentence that says what is wrong. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  readonly path?: undefined;
}

/** An issue of the graph in a text, as `validateGraph` reports it, with its position. */
export interface GraphIssue extends Issue, FaultPosition {}

/** A fault of a graph's text, with its position. Only issues of the graph have a `path`. */
export type GraphFault = GraphTextFault | GraphIssue;
