import { crossing, grid, type Shape, unequal } from "./shape.js";

/** How much to measure. */
export interface Plan {
  readonly isQuick: boolean;
  /** How often each program is measured. */
  readonly repetitions: number;
  /** The same for what takes many seconds. */
  readonly longRepetitions: number;
  /** How long each program runs before it is measured, in milliseconds. */
  readonly warmUpMs: number;
  /** How long each program runs in one repetition, in milliseconds; once at the least. */
  readonly batchMs: number;
  /** The shapes that run over models which cost nothing. */
  readonly orchestration: readonly Shape[];
  /** The shapes that run over HTTP. */
  readonly http: readonly Shape[];
  /** The shape of everything else; and the one that runs most often. */
  readonly usual: Shape;
  readonly smallest: Shape;
  /** Tokens of a long streamed answer. */
  readonly answerTokens: number;
  /** Runs that go on at once, and what each of their calls takes, in milliseconds. */
  readonly runsAtOnce: number;
  readonly callMs: number;
  /** Runs of one compiled graph between two looks at the heap. @defaultValue no looks */
  readonly runsOfOneGraph?: number;
}

const usual = grid(3, 6);

const common = { usual, smallest: grid(2, 3) };

/** Everything, in about ten minutes; a quarter of an hour on a busy machine. */
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

/** Less often, and without what takes many seconds by itself. */
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
