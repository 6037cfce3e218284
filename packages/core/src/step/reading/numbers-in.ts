import { numbersNamed } from "./verdict-text.js";
import { verdictValue } from "./verdict-value.js";

/**
 * The numbers that a reply gives as its verdict, each once: the list under a key of a JSON object, else
 * those that its text names. `undefined` if it has none.
 */
export function numbersIn(reply: string, key: string): number[] | undefined {
  const list = verdictValue(reply, key);
  if (!Array.isArray(list)) return numbersNamed(reply);
  return [...new Set(list.filter((number): number is number => Number.isInteger(number)))];
}
