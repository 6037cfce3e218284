/** An amount between two bounds, which are the same when everything about it is known. */
export interface Bounds {
  readonly atLeast: number;
  /** `null` when a missing fact leaves it open upwards. */
  readonly atMost: number | null;
}

/** Adds amounts up. */
export function sumBounds(amounts: readonly Bounds[]): Bounds {
  return combine(amounts, (values) => values.reduce((sum, value) => sum + value, 0));
}

/** The largest of the amounts, and zero among none. */
export function largestBounds(amounts: readonly Bounds[]): Bounds {
  return combine(amounts, (values) => Math.max(0, ...values));
}

/** An amount as often as said. */
export function timesBounds({ atLeast, atMost }: Bounds, times: number): Bounds {
  return { atLeast: atLeast * times, atMost: atMost === null ? null : atMost * times };
}

function combine(
  amounts: readonly Bounds[],
  reduce: (values: readonly number[]) => number,
): Bounds {
  const most = amounts.flatMap(({ atMost }) => atMost ?? []);
  return {
    atLeast: reduce(amounts.map(({ atLeast }) => atLeast)),
    atMost: most.length < amounts.length ? null : reduce(most),
  };
}
