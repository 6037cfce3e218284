import type { Path } from "../graph/value-at.js";

/** The place of the cursor in a graph's text. */
export interface Place {
  /** The path of the value that is typed; of its map if a key is typed. */
  readonly path: Path;
  /** Whether a key is typed. */
  readonly isKey: boolean;
  /** Where the typed word begins, and where it ends. */
  readonly from: number;
  readonly to: number;
}
