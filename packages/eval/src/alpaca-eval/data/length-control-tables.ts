import type { GamedRow } from "../../length-control/variant.js";

/** What the length control needs besides the annotations. */
export interface LengthControlTables {
  /** The file, or the folder of the annotations that they were reconstructed from. */
  readonly file: string;
  readonly gamed: readonly GamedRow[];
  /** The difficulty of each instruction, by position. */
  readonly difficulties: readonly number[];
  /** Whether the tables are not the official ones, but computed from published numbers. */
  readonly isReconstructed: boolean;
}
