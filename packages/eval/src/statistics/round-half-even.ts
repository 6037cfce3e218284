/**
 * Rounds to the nearest integer. Halves go to the even neighbour, as in NumPy and Python.
 *
 * @param value - Any finite number.
 * @example
 * [0.5, 1.5, 2.5, -0.6].map(roundHalfEven) // [0, 2, 2, -1]
 */
export function roundHalfEven(value: number): number {
  const lower = Math.floor(value);
  const rest = value - lower;
  if (rest !== 0.5) return rest < 0.5 ? lower : lower + 1;
  return lower % 2 === 0 ? lower : lower + 1;
}
