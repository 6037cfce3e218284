import type { Candidate } from "./candidate.js";

/** The assumptions of a plan: tokens of the prompt, and of each reply. */
const tokens = { prompt: 40, reply: 400, instruction: 200 } as const;

/** What one call costs in US dollars, as a plan assumes it; `undefined` if the price is unknown. */
export function callCost({ facts, isLocal }: Candidate, proposalsRead = 0): number | undefined {
  const { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output } = facts;
  if (input === undefined || output === undefined) return isLocal ? 0 : undefined;
  const read = proposalsRead === 0 ? 0 : tokens.instruction + proposalsRead * tokens.reply;
  return ((tokens.prompt + read) * input.value + tokens.reply * output.value) / 1e6;
}
