import type { LogisticState } from "./logistic-state.js";

/** The point that a Newton step leads to. */
export interface NewtonPoint {
  readonly point: readonly number[];
  /** By how much the objective falls, if the approximation is exact. */
  readonly decrease: number;
}

/**
 * The minimum of the quadratic approximation at a state, with the L1 penalty.
 *
 * With known signs of the coefficients, the minimum is the solution of a linear system. So patterns of signs are
 * tried: first that of the state, then all (27 for three coefficients). A solution that has its signs and fulfils
 * the optimality conditions is the minimum. If rounding hides it, the best solution that has its signs is taken.
 */
export function newtonPoint(state: LogisticState): NewtonPoint {
  const before = approximation(state, state.point);
  let best: NewtonPoint = { point: state.point, decrease: -Infinity };
  for (const signs of [signsOf(state.point), ...allSigns(state.point.length)]) {
    const point = solveFor(state, signs);
    if (point === undefined) continue;
    const decrease = before - approximation(state, point);
    if (isMinimum(state, point)) return { point, decrease };
    if (decrease > best.decrease) best = { point, decrease };
  }
  return best;
}

const tolerance = 1e-9;

/** Coefficients that are not 0 fulfil their conditions, because they solve the system. */
function isMinimum({ point, gradient, hessian }: LogisticState, to: readonly number[]): boolean {
  return to.every((value, row) => {
    if (value !== 0) return true;
    const line = hessian[row] ?? [];
    const bend = to.reduce((sum, other, at) => sum + line[at]! * (other - point[at]!), 0);
    return Math.abs(gradient[row]! + bend) <= 1 + tolerance;
  });
}

type Sign = -1 | 0 | 1;

function signsOf(point: readonly number[]): Sign[] {
  return point.map((value) => (value > 0 ? 1 : value < 0 ? -1 : 0));
}

const knownSigns = new Map<number, Sign[][]>([[0, [[]]]]);

function allSigns(count: number): Sign[][] {
  const known = knownSigns.get(count);
  if (known !== undefined) return known;
  const shorter = allSigns(count - 1);
  const signs = ([1, -1, 0] as const).flatMap((sign) => shorter.map((rest) => [sign, ...rest]));
  knownSigns.set(count, signs);
  return signs;
}

/** The minimum with these signs. `undefined` if there is none. */
function solveFor(
  { point, gradient, hessian }: LogisticState,
  signs: readonly Sign[],
): number[] | undefined {
  const active = signs.flatMap((sign, at) => (sign === 0 ? [] : [at]));
  const system = active.map((row) => {
    const line = hessian[row] ?? [];
    const product = point.reduce((sum, value, at) => sum + (line[at] ?? 0) * value, 0);
    return [
      ...active.map((at) => line[at] ?? 0),
      product - (gradient[row] ?? 0) - (signs[row] ?? 0),
    ];
  });
  const solution = solveSystem(system);
  if (solution === undefined) return undefined;
  const result = point.map(() => 0);
  active.forEach((at, index) => (result[at] = solution[index] ?? 0));
  return result.every((value, at) => Math.sign(value) === signs[at]) ? result : undefined;
}

/** Smaller parts of a diagonal element are rounding: its feature then repeats the others. */
const rounding = 1e-12;

/**
 * Gaussian elimination of a symmetric, positive system. Each row ends with its right side. Rows keep their order:
 * only so is each pivot of the size of its own feature, and rounding is told from a small feature.
 *
 * @returns `undefined` if features repeat each other. Another pattern, without one of them, is as good.
 */
function solveSystem(rows: number[][]): number[] | undefined {
  const diagonal = rows.map((row, at) => row[at]!);
  for (let column = 0; column < rows.length; column++) {
    const top = rows[column]!;
    if (!(top[column]! > rounding * diagonal[column]!)) return undefined;
    rows.forEach((row, index) => {
      if (index !== column) subtract(row, top, row[column]! / top[column]!);
    });
  }
  return rows.map((row, index) => row[rows.length]! / row[index]!);
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  for (let at = 0; at < row.length; at++) row[at] = row[at]! - factor * other[at]!;
}

function approximation({ point, gradient, hessian }: LogisticState, to: readonly number[]): number {
  const move = to.map((value, at) => value - (point[at] ?? 0));
  return move.reduce((sum, step, row) => {
    const bend = move.reduce((inner, other, at) => inner + (hessian[row]?.[at] ?? 0) * other, 0);
    return sum + (gradient[row] ?? 0) * step + 0.5 * step * bend + Math.abs(to[row] ?? 0);
  }, 0);
}
