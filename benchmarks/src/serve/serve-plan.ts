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

/** The benchmark as it is published: a reply takes 20 s, a run 60 s. */
export const wholePlan: ServePlan = {
  shape: grid(3, 6),
  streams: 500,
  pace: { firstTokenMs: 5_250, tokensPerSecond: 4, tokens: 60 },
  rounds: 2,
};

/**
 * Many streams at once, opened one after the other. Each has one run. All are open when the first tokens
 * come. At any time, two of three layers are being asked.
 */
export function openStreams({ shape, pace }: ServePlan, streams: number): Measurement {
  const riseMs = (runMs(pace, shape) * 2) / 3;
  return { pace, load: { streams, riseMs, holdMs: 0 }, memoryAtMs: riseMs, warmUp };
}

/** As many runs as the processor allows: models are fast, and the clients never wait. */
export function saturated({ pace: { tokens } }: ServePlan): Measurement {
  const pace = { firstTokenMs: 100, tokensPerSecond: 400, tokens };
  return { pace, load: { streams: 40, riseMs: 400, holdMs: 8_000 }, warmUp };
}

/** The same for processes that are slow. */
export function saturatedSlowly(plan: ServePlan): Measurement {
  const measurement = saturated(plan);
  return { ...measurement, load: { ...measurement.load, holdMs: 30_000 } };
}

const warmUp = { streams: 20, riseMs: 0, holdMs: 6_000 };
