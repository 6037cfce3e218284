import { chance, spread } from "../chance.js";
import type { Assumptions } from "./assumptions.js";
import type { Pace } from "./paced-model.js";

/** The key of a call. */
export interface PacedCall {
  readonly seed: number;
  readonly question: number;
  readonly node: string;
  readonly model: string;
  readonly tokens: number;
}

/** The random pace of a call. It is the same for the same call under every policy. */
export function paceOf(
  { seed, question, node, model, tokens }: PacedCall,
  assumptions: Assumptions,
): Pace {
  const { firstTokenSeconds, tokensPerSecond, modelSpread, speedSpread, firstTokenSpread } =
    assumptions;
  const isStraggler = chance(seed, question, node, "straggler") < assumptions.stragglers;
  const times = isStraggler ? assumptions.stragglerTimes : 1;
  const speed =
    tokensPerSecond *
    spread(modelSpread, seed, question, model, "model's speed") *
    spread(speedSpread, seed, question, node, "call's speed");
  const firstTokenMs =
    1000 *
    firstTokenSeconds *
    spread(firstTokenSpread, seed, question, node, "first token") *
    times;
  return { firstTokenMs, wholeMs: firstTokenMs + ((1000 * tokens) / speed) * times };
}
