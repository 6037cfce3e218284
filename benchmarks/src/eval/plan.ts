/** The extent of the measurements. */
export interface Plan {
  /** Questions of a round in which the programs are compared. */
  readonly questions: number;
  /** Rounds of each program. */
  readonly rounds: number;
  /** Questions of each size at which memory is measured. */
  readonly sizes: readonly number[];
  /** Models that are scored. */
  readonly models: number;
}

/** AlpacaEval's size, in about ten minutes. */
export const fullPlan: Plan = { questions: 805, rounds: 5, sizes: [1_000, 100_000], models: 41 };

/** Fewer questions, in about half a minute. */
export const quickPlan: Plan = { questions: 200, rounds: 3, sizes: [200, 2_000], models: 6 };
