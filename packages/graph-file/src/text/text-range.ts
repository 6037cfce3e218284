/** A part of a text, in UTF-16 units from 0. `to` is the position after its last unit. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}
