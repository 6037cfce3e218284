import type { Budget } from "../../spec/policies/budget.js";

/** A limit of a budget that a run or a call would exceed. */
export interface Overrun {
  readonly limit: keyof Budget;
  /** The amount needed, in the unit of the limit. It includes everything spent and reserved so far. */
  readonly needed: number;
  /** The limit. */
  readonly allowed: number;
}
