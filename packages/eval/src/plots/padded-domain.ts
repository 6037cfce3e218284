/**
 * The domain of an axis around values, with some room at both ends. Values that are not negative get no
 * negative room.
 *
 * @param values - Finite numbers. None is the domain from 0 to 1.
 * @param share - Room at each end, as a part of the range.
 */
export function paddedDomain(values: readonly number[], share: number): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = values.reduce((one, other) => Math.min(one, other));
  const high = values.reduce((one, other) => Math.max(one, other));
  const room = isRange(low, high) ? (high - low) * share : roomAround(low);
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}

/** Below, ticks of an axis cannot be computed. */
const smallest = 1e-200;

/** Whether two values are far enough from each other to be the ends of an axis. */
export function isRange(low: number, high: number): boolean {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return high - low > Math.max(smallest, size * 1e-9);
}

function roomAround(value: number): number {
  return Math.abs(value) > smallest ? Math.abs(value) * 0.1 : 1;
}
