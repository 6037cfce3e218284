import type { TokenLogprob } from "../judge/judge-task.js";

/** The name that the judge's prompt gives to the first output, and to the second. */
const [first, second] = ["m", "M"];

/**
 * The preference of AlpacaEval's judge from the log-probabilities of the first token of its reply.
 *
 * 2 − P(m) / (P(m) + P(M)), where `m` is the first output of the prompt. A token that is not among the
 * alternatives has probability 0. If the outputs were switched, the result is 3 minus this.
 *
 * @param topLogprobs - The alternatives for the first token. AlpacaEval requests 5.
 * @param isSwitched - Whether the model's output was the first of the prompt, see `isSwitched`.
 * @returns From 1 (the baseline is better) to 2 (the model is better). `undefined` if the alternatives contain
 *   neither `m` nor `M`.
 * @see `completion_parsers.logprob_parser` of alpaca_eval.
 * @example
 * const even = [{ token: "m", logprob: -0.7 }, { token: "M", logprob: -0.7 }];
 * preferenceFromLogprobs(even, false) // 1.5
 */
export function preferenceFromLogprobs(
  topLogprobs: readonly TokenLogprob[],
  isSwitched: boolean,
): number | undefined {
  const logprobs = new Map(topLogprobs.map(({ token, logprob }) => [token, logprob]));
  const difference = (logprobs.get(second) ?? -Infinity) - (logprobs.get(first) ?? -Infinity);
  // Neither token, or both with probability 0: −∞ − −∞.
  if (Number.isNaN(difference)) return undefined;
  const preference = 2 - 1 / (1 + Math.exp(difference));
  return isSwitched ? 3 - preference : preference;
}

/**
 * The preference from the text of the judge's reply, for vendors that send no log-probabilities.
 *
 * @param text - The reply. Only the name counts; white space, quotes and a full stop around it are ignored.
 * @param isSwitched - Whether the model's output was shown first, as the function `isSwitched` says.
 * @returns 1 or 2. `undefined` if the reply is neither `m` nor `M`.
 * @example
 * preferenceFromText("M", false) // 2
 * preferenceFromText("M is better", false) // undefined
 */
export function preferenceFromText(text: string, isSwitched: boolean): 1 | 2 | undefined {
  const name = /^[\s"'`*]*([mM])[\s"'`*.]*$/.exec(text)?.[1];
  if (name === undefined) return undefined;
  return (name === second) === isSwitched ? 1 : 2;
}
