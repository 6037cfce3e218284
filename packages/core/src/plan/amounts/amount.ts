/** Calls, tokens and cost in the units of a budget. */
export interface Amount {
  /** Number of requests. */
  readonly modelCalls: number;
  /** Tokens of prompts and replies together. */
  readonly tokens: number;
  /** Cost in US dollars. */
  readonly costUsd: number;
}

/** The amount of no calls. */
export const zeroAmount: Amount = { modelCalls: 0, tokens: 0, costUsd: 0 };

/** The sum of the amounts. */
export function sumAmounts(amounts: Iterable<Amount>): Amount {
  let { modelCalls, tokens, costUsd } = zeroAmount;
  for (const amount of amounts) {
    modelCalls += amount.modelCalls;
    tokens += amount.tokens;
    costUsd += amount.costUsd;
  }
  return { modelCalls, tokens, costUsd };
}
