/** Differences below 1 divided by this come from rounding. */
const scale = 1e9;

/** A score by which those that differ by rounding only are equal, so that a tie is one. */
export function rounded(score: number): number {
  return Math.round(score * scale) / scale;
}

/** 1 for a cosine that differs from it by rounding only, so that equal texts agree by exactly 1. */
export function exactOne(cosine: number): number {
  return rounded(cosine) === 1 ? 1 : cosine;
}

/** Indexes of scores, highest first. On a tie, the first of them. */
export function fromHighest(scores: readonly number[]): number[] {
  const keys = scores.map(rounded);
  return [...keys.keys()].toSorted((a, b) => (keys[b] as number) - (keys[a] as number));
}
