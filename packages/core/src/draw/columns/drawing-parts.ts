import type { DrawnLayer } from "./drawn-layers.js";
import type { NodeLabel } from "./node-label.js";

/** A part of a column: a layer, or the gap where the edges of one node cross the column. */
export interface Part {
  /** Absent for a gap. */
  readonly layer?: DrawnLayer;
  /** From top to bottom. */
  readonly dots: Dot[];
  /** The dots of the column before that lead to each dot of this part. */
  readonly before: readonly Dot[];
  /** Middle of its dots in the column, in dots from the top. */
  position: number;
}

/** A node of a layer, or the gap of its edges. */
export interface Dot {
  readonly name: string;
  /** Absent for a gap. */
  readonly label?: NodeLabel;
  /** The parts of the next column that it leads to. */
  readonly next: Part[];
  /** Number of dots above it in the column. */
  position: number;
}
