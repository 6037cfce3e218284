/** Rows of a logistic regression without an intercept of its own. */
export interface LogisticData {
  /** One array for each feature, with a number for each row. At most three features. */
  readonly features: readonly Float64Array[];
  /** The probability of the positive class, from 0 to 1. One for each row. */
  readonly labels: Float64Array;
  /** One for each row. Rows with weight 0 do not count. */
  readonly weights: Float64Array;
}

/** What the objective is like at one point. */
export interface LogisticState {
  readonly point: readonly number[];
  /** Of the smooth part, one number for each feature. */
  readonly gradient: readonly number[];
  /** Of the smooth part, by rows. */
  readonly hessian: readonly (readonly number[])[];
  readonly kkt: number;
}

/** What a Newton step needs at a point. One pass over the rows. */
export function logisticState(
  data: LogisticData,
  c: number,
  point: readonly number[],
): LogisticState {
  const { gradient, hessian } = smoothPart(data, point);
  const scaled = gradient.map((value) => c * value);
  return {
    point,
    gradient: scaled,
    hessian: hessian.map((row) => row.map((value) => c * value)),
    kkt: Math.max(...point.map((value, at) => violationOf(value, scaled[at] ?? 0))),
  };
}

function violationOf(value: number, slope: number): number {
  return value === 0 ? Math.max(0, Math.abs(slope) - 1) : Math.abs(slope + Math.sign(value));
}

/** ‖b‖₁ + C · Σ w · (log(1 + e^z) − y·z) at a point b. One pass over the rows. */
export function objectiveAt(data: LogisticData, c: number, point: readonly number[]): number {
  const { features, labels, weights } = data;
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    const z = features.reduce((sum, column, at) => sum + column[row]! * (point[at] ?? 0), 0);
    loss +=
      weights[row]! * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - labels[row]! * z);
  }
  return c * loss + point.reduce((sum, value) => sum + Math.abs(value), 0);
}

interface SmoothPart {
  readonly gradient: number[];
  readonly hessian: number[][];
}

/** The derivatives of the loss. One loop over all rows, written out: it takes nearly all time of a fit. */
function smoothPart(data: LogisticData, [b1 = 0, b2 = 0, b3 = 0]: readonly number[]): SmoothPart {
  const { labels, weights } = data;
  const none = new Float64Array(labels.length);
  const [first = none, second = none, third = none] = data.features;
  let g1 = 0;
  let g2 = 0;
  let g3 = 0;
  let h11 = 0;
  let h12 = 0;
  let h13 = 0;
  let h22 = 0;
  let h23 = 0;
  let h33 = 0;
  for (let row = 0; row < labels.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const x1 = first[row]!;
    const x2 = second[row]!;
    const x3 = third[row]!;
    const z = b1 * x1 + b2 * x2 + b3 * x3;
    const e = Math.exp(-Math.abs(z));
    const larger = 1 / (1 + e);
    const slope = weight * ((z >= 0 ? larger : e * larger) - labels[row]!);
    g1 += slope * x1;
    g2 += slope * x2;
    g3 += slope * x3;
    const curve = weight * e * larger * larger;
    h11 += curve * x1 * x1;
    h12 += curve * x1 * x2;
    h13 += curve * x1 * x3;
    h22 += curve * x2 * x2;
    h23 += curve * x2 * x3;
    h33 += curve * x3 * x3;
  }
  const count = data.features.length;
  const hessian = [
    [h11, h12, h13],
    [h12, h22, h23],
    [h13, h23, h33],
  ];
  return {
    gradient: [g1, g2, g3].slice(0, count),
    hessian: hessian.slice(0, count).map((line) => line.slice(0, count)),
  };
}
