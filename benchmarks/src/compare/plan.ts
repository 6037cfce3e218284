import { crossing, grid, type Shape, unequal } from "./shape.js";

/** The extent of a measurement. */
export interface Plan {
  readonly isQuick: boolean;
  /** Repetitions per program. */
  readonly repetitions: number;
  /** Repetitions for measurements that take many seconds. */
  readonly longRepetitions: number;
  /** Warm-up time per program, in milliseconds. */
  readonly warmUpMs: number;
  /** Time of each program in one repetition, in milliseconds. At least one run. */
  readonly batchMs: number;
  /** The shapes that run with models that cost nothing. */
  readonly orchestration: readonly Shape[];
  /** The shapes that run over HTTP. */
  readonly http: readonly Shape[];
  /** The shape of all other cases, and the one with the most runs. */
  readonly usual: Shape;
  readonly smallest: Shape;
  /** Tokens of a long streamed answer. */
  readonly answerTokens: number;
  /** Concurrent runs, and the time of each of their calls, in milliseconds. */
  readonly runsAtOnce: number;
  readonly callMs: number;
  /**
   * Runs of one compiled graph between two measurements of the heap. @defaultValue no measurement
   */
  readonly runsOfOneGraph?: number;
}

const usual = grid(3, 6);

const common = { usual, smallest: grid(2, 3) };

/** Everything, in about ten minutes; 15 minutes on a busy machine. */
export const fullPlan: Plan = {
  ...common,
  isQuick: false,
  repetitions: 11,
  longRepetitions: 3,
  warmUpMs: 1_000,
  batchMs: 150,
  orchestration: [
    grid(2, 3),
    grid(2, 6),
    usual,
    grid(4, 12),
    grid(20, 6),
    unequal,
    grid(3, 50),
    grid(3, 100),
    grid(3, 200),
  ],
  http: [grid(2, 3), usual, grid(4, 12), grid(20, 6), unequal, crossing, grid(3, 50)],
  answerTokens: 2_000,
  runsAtOnce: 1_000,
  callMs: 1_000,
  runsOfOneGraph: 10_000,
};

/** Fewer repetitions, and without cases that take many seconds. */
export const quickPlan: Plan = {
  ...common,
  isQuick: true,
  repetitions: 3,
  longRepetitions: 1,
  warmUpMs: 400,
  batchMs: 80,
  orchestration: [grid(2, 3), usual, unequal, grid(20, 6), grid(3, 50)],
  http: [usual, unequal],
  answerTokens: 1_000,
  runsAtOnce: 60,
  callMs: 500,
};
