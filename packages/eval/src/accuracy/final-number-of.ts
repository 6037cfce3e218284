import { finalAnswerOf } from "@moagraph/core/graph";

const decimal = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?`;
const fraction = new RegExp(
  String.raw`^(-?)\\frac\{(${decimal})\}\{(${decimal})\}$|^(${decimal})/(${decimal})$`,
);
const plain = new RegExp(`^${decimal}$`);
const within = new RegExp(String.raw`(?<![\p{L}\p{N}.^_{])${decimal}(?![\p{L}\p{N}^_{])`, "gu");

/**
 * Returns the number in the final answer of a text: a decimal, a fraction, or the only number in it, such as 18 in
 * `18 eggs`.
 *
 * @param text - An answer.
 * @returns `undefined` if the final answer has no number or several.
 * @example
 * ```ts
 * import { finalNumberOf } from "@moagraph/eval";
 *
 * console.log(finalNumberOf("The answer is 18 eggs.")); // 18
 * console.log(finalNumberOf("\\boxed{\\dfrac{3}{4}}")); // 0.75
 * console.log(finalNumberOf("The answer is 3 or 4.")); // undefined
 * ```
 */
export function finalNumberOf(text: string): number | undefined {
  const answer = finalAnswerOf(text);
  if (plain.test(answer)) return Number(answer);
  return fractionIn(answer) ?? onlyNumberIn(answer);
}

function fractionIn(answer: string): number | undefined {
  const parts = fraction.exec(answer);
  if (parts === null) return undefined;
  const [, sign, top, bottom, left, right] = parts;
  const value = Number(top ?? left) / Number(bottom ?? right);
  if (!Number.isFinite(value)) return undefined;
  return sign === "-" ? -value : value;
}

function onlyNumberIn(answer: string): number | undefined {
  const separated = answer.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const [only, ...others] = separated.match(within) ?? [];
  return only === undefined || others.length > 0 ? undefined : Number(only);
}
