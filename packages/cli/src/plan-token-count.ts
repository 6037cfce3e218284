import { InvalidArgumentError } from "commander";

/** Takes in a number of tokens. */
export function tokenCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number from 1, such as 400.");
}
