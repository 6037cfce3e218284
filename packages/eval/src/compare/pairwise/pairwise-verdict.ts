/** What a judge says of two answers: the first is better, the second is better, or neither. */
export type PairwiseVerdict = "first" | "second" | "tie";

const verdicts: Readonly<Record<string, PairwiseVerdict>> = {
  "1": "first",
  "2": "second",
  tie: "tie",
};

/**
 * Returns the verdict in a judge's reply: that of the last `Verdict: 1`, `Verdict: 2` or `Verdict: tie` in it. A reply
 * that is only `1`, `2` or `tie` counts too. Case, asterisks, quotes and brackets do not matter.
 *
 * @param reply - The text of the reply, without reasoning.
 * @returns `undefined` if the reply has no verdict.
 * @example
 * ```ts
 * import { pairwiseVerdict } from "@moagraph/eval";
 *
 * console.log(pairwiseVerdict("Both are short.\n**Verdict: 2**")); // second
 * console.log(pairwiseVerdict("I cannot decide.")); // undefined
 * ```
 */
export function pairwiseVerdict(reply: string): PairwiseVerdict | undefined {
  const plain = reply.replaceAll(/[*_`"'[\]()]/g, "");
  const named = [...plain.matchAll(/\bverdict\s*:\s*(?:answer[ -]?)?(1|2|tie)\b(?![.,]\d)/gi)].at(
    -1,
  )?.[1];
  const found = named ?? /^\s*(1|2|tie)[.!]?\s*$/i.exec(plain)?.[1];
  return found === undefined ? undefined : verdicts[found.toLowerCase()];
}
