/** Now, in milliseconds since 1970 with fractions, as the journal of the test server has it. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
