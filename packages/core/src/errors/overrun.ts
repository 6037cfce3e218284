import type { Budget } from "../spec/policies/budget.js";

/** A limit of a budget that something would exceed. */
export interface Overrun {
  readonly limit: keyof Budget;
  /** In the limit's unit. Includes everything spent and reserved so far. */
  readonly needed: number;
  readonly allowed: number;
}
