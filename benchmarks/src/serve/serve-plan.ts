import { grid, type Shape } from "../compare/shape.js";
import type { Measurement } from "./measure-case.js";
import { type Pace, runMs } from "./pace.js";

/** The extent of the benchmark. */
export interface ServePlan {
  readonly shape: Shape;
  /** Streams that are open at once. */
  readonly streams: number;
  /** How fast models are while these streams are open. */
  readonly pace: Pace;
  /** How often each case is measured. */
  readonly rounds: number;
}

/** The benchmark as it is published: runs take 40 s. */
export const wholePlan: ServePlan = {
  shape: grid(3, 6),
  streams: 500,
  pace: { firstTokenMs: 3_500, tokensPerSecond: 6, tokens: 60 },
  rounds: 2,
};

/** For the test: it shows that the benchmark measures what it says, and no figures. */
export const quickPlan: ServePlan = {
  shape: grid(3, 6),
  streams: 3,
  pace: { firstTokenMs: 50, tokensPerSecond: 200, tokens: 12 },
  rounds: 1,
};

/** So many streams at once. Each has one run. All are open when the first tokens come. */
export function openStreams({ shape, pace }: ServePlan, streams: number): Measurement {
  const ms = runMs(pace, shape);
  const load = { streams, riseMs: 0.4 * ms, holdMs: 0 };
  return { pace, load, memoryAtMs: 0.5 * ms, warmUp };
}

/** As many runs as the processor allows: models are fast, and the clients never wait. */
export function saturated({ pace: { tokens } }: ServePlan): Measurement {
  const pace = { firstTokenMs: 100, tokensPerSecond: 400, tokens };
  return { pace, load: { streams: 40, riseMs: 400, holdMs: 10_000 }, warmUp };
}

const warmUp = { streams: 20, riseMs: 0, holdMs: 5_000 };
