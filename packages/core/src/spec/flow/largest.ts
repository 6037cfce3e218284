/** The largest of the numbers, at least 0. `Math.max(...values)` would overflow the stack. */
export function largest(values: Iterable<number>): number {
  let result = 0;
  for (const value of values) result = Math.max(result, value);
  return result;
}
