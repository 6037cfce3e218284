/** Lower and upper bound of an amount. They are equal if all facts are known and nothing is routed. */
export interface Bounds {
  readonly atLeast: number;
  /** `null` if there is no upper bound, because a fact is missing. */
  readonly atMost: number | null;
}

/** The sum of the amounts. */
export function sumBounds(amounts: readonly Bounds[]): Bounds {
  const most = amounts.flatMap(({ atMost }) => atMost ?? []);
  return {
    atLeast: amounts.reduce((sum, { atLeast }) => sum + atLeast, 0),
    atMost: most.length < amounts.length ? null : most.reduce((sum, each) => sum + each, 0),
  };
}
