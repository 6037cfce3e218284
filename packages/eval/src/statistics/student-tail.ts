import { gammaln } from "simple-statistics";

/**
 * The probability that Student's t is further from 0 than `t`, on both sides.
 *
 * This is the regularised incomplete beta function I(ν / (ν + t²); ν / 2, 1 / 2).
 *
 * @param degrees - Degrees of freedom ν, at least 1.
 * @example
 * studentTail(2, 10) // 0.07338803477074037
 */
export function studentTail(t: number, degrees: number): number {
  const x = degrees / (degrees + t * t);
  return regularisedBeta(x, degrees / 2, 0.5);
}

/** By its continued fraction, on the side where that converges quickly. */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const logarithm = gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(logarithm) / a) * continuedFraction(x, a, b);
}

const tiny = 1e-300;
const mostSteps = 500;

/** Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let value = d;
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      d = 1 / notZero(1 + term * d);
      c = notZero(1 + term / c);
      factor = d * c;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

function notZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
