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
  const room = low === high ? Math.abs(low) * 0.1 || 1 : (high - low) * share;
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}
