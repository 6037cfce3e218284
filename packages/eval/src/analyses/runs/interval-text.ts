/** Both ends of an interval as text, such as `54.1 to 70.2`. Empty without an interval. */
export function intervalText(
  interval: readonly [number, number] | undefined,
  digits: number,
): string {
  if (interval === undefined) return "";
  return interval.map((end) => end.toFixed(digits)).join(" to ");
}
