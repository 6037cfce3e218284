/** What calls take, or may take, in the units that a budget counts. */
export interface Amount {
  /** Requests. */
  readonly modelCalls: number;
  /** Tokens of prompts and replies together. */
  readonly tokens: number;
  /** In US dollars. */
  readonly costUsd: number;
}

/** No calls at all. */
export const nothing: Amount = { modelCalls: 0, tokens: 0, costUsd: 0 };

/** Adds amounts up. */
export function sumAmounts(amounts: Iterable<Amount>): Amount {
  let { modelCalls, tokens, costUsd } = nothing;
  for (const amount of amounts) {
    modelCalls += amount.modelCalls;
    tokens += amount.tokens;
    costUsd += amount.costUsd;
  }
  return { modelCalls, tokens, costUsd };
}
