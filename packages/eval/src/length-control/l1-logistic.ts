import {
  type LogisticData,
  type LogisticState,
  logisticState,
  objectiveAt,
} from "./logistic-state.js";
import { newtonPoint } from "./newton-point.js";

/** The coefficients that minimise the objective. */
export interface LogisticFit {
  readonly coefficients: readonly number[];
  /** The largest violation of the optimality conditions. 0 at the exact optimum. */
  readonly kkt: number;
}

const mostSteps = 100;
const smallEnough = 1e-10;

/**
 * Fits a logistic regression with an L1 penalty and soft labels exactly.
 *
 * Minimises ‖b‖₁ + C · Σ w · (log(1 + e^z) − y·z), z = x·b, by Newton steps: each step minimises the
 * quadratic approximation with the penalty exactly. liblinear minimises the same, but stops earlier.
 *
 * @param data - The columns of x, the labels y from 0 to 1, and the weights w.
 * @param c - C, above 0. Larger values shrink less.
 * @param start - Where to start. @defaultValue zeros
 * @example
 * const ones = new Float64Array([1, 1]);
 * const data = { features: [ones], labels: new Float64Array([1, 0.5]), weights: ones };
 * fitL1Logistic(data, 1e6).coefficients[0] // 1.0986096…, which is nearly log(3)
 */
export function fitL1Logistic(
  data: LogisticData,
  c: number,
  start: readonly number[] = data.features.map(() => 0),
): LogisticFit {
  let state = logisticState(data, c, start);
  for (let step = 0; step < mostSteps && state.kkt > smallEnough; step++) {
    const next = improvedState(data, c, state);
    if (next === undefined) break;
    state = next;
  }
  return { coefficients: state.point, kkt: state.kkt };
}

/** A better state on the line to the Newton point. `undefined` if rounding hides any improvement. */
function improvedState(
  data: LogisticData,
  c: number,
  state: LogisticState,
): LogisticState | undefined {
  const { point: target, decrease } = newtonPoint(state);
  const full = logisticState(data, c, target);
  // Near the optimum, where objectives differ only by rounding, this alone decides.
  if (full.kkt <= state.kkt / 2) return full;
  const before = objectiveAt(data, c, state.point);
  const rounding = 1e-13 * Math.abs(before);
  for (let length = 1; length * decrease > rounding; length /= 2) {
    const point = state.point.map((from, at) => from + length * ((target[at] ?? from) - from));
    if (objectiveAt(data, c, point) < before - rounding) return logisticState(data, c, point);
  }
  return full.kkt < state.kkt ? full : undefined;
}
