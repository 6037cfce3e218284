import { largest } from "../spec/flow/largest.js";

/** Lower and upper bound of an amount. They are equal if all facts are known. */
export interface Bounds {
  readonly atLeast: number;
  /** `null` if there is no upper bound, because a fact is missing. */
  readonly atMost: number | null;
}

/** The sum of the amounts. */
export function sumBounds(amounts: readonly Bounds[]): Bounds {
  return combine(amounts, (values) => values.reduce((sum, value) => sum + value, 0));
}

/** The largest of the amounts. Zero for an empty list. */
export function largestBounds(amounts: readonly Bounds[]): Bounds {
  return combine(amounts, largest);
}

/** The amount multiplied by `times`. */
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
