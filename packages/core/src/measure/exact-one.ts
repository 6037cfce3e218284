/** Smaller differences come from rounding. */
const rounding = 1e-9;

/** 1 for a cosine that differs from it by rounding only, so that equal texts agree by exactly 1. */
export function exactOne(cosine: number): number {
  return Math.abs(cosine - 1) < rounding ? 1 : cosine;
}
