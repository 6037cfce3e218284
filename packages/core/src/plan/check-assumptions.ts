import { typeName } from "@moagraph/provider-kit";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import type { PlanAssumptions } from "./run-plan.js";

/**
 * Checks the assumptions of a plan. With others, its amounts would be negative or no numbers.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` It names the option and what it must be.
 */
export function checkAssumptions(given: PlanAssumptions): void {
  const { promptTokens, outputTokens, firstTokenSeconds, tokensPerSecond } = given;
  const amounts = { promptTokens, outputTokens, firstTokenSeconds };
  for (const [name, amount] of Object.entries(amounts)) checkAmount(name, amount);
  if (!isAmount(tokensPerSecond) || tokensPerSecond === 0) {
    throw wrong("tokensPerSecond", tokensPerSecond, "a number above 0");
  }
  checkTurns(given);
}

function checkTurns({ promptTokens, earlierTurnTokens = [] }: PlanAssumptions): void {
  const name = "earlierTurnTokens";
  if (!Array.isArray(earlierTurnTokens)) {
    throw wrong(name, earlierTurnTokens, "a list of numbers, one for each earlier turn");
  }
  for (const [at, tokens] of earlierTurnTokens.entries()) checkAmount(`${name}[${at}]`, tokens);
  const sum = earlierTurnTokens.reduce((total, tokens) => total + tokens, 0);
  if (sum <= promptTokens) return;
  throw new InvalidInputError(
    `\`${name}\` of planRun add up to ${sum}, and \`promptTokens\` are ${promptTokens}.`,
    { hint: "Set `promptTokens` to the tokens of the whole conversation, earlier turns included." },
  );
}

function checkAmount(name: string, amount: unknown): void {
  if (!isAmount(amount)) throw wrong(name, amount, "a number, at least 0");
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function wrong(name: string, value: unknown, expected: string): InvalidInputError {
  const found = typeof value === "number" ? value : typeName(value);
  return new InvalidInputError(`\`${name}\` of planRun is ${found}.`, {
    hint: `It must be ${expected}.`,
  });
}
