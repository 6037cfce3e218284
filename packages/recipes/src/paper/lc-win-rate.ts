import type { PublishedScore } from "../recipe.js";

/** A length-controlled win rate on AlpacaEval 2.0, in percent, without its source. */
export function lcWinRate(score: number): Omit<PublishedScore, "source"> {
  return { benchmark: "AlpacaEval 2.0", metric: "LC win rate (%)", score };
}
