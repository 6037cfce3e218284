import { InvalidInputError } from "../../../errors/run/invalid-input-error.js";
import { quote } from "../../../errors/quote.js";
import { show } from "../../../validate/value/check-value.js";
import { isRecord } from "../../../validate/value/is-record.js";
import { keyHint } from "../../../validate/value/key-hint.js";
import type { ChatModelOptions } from "../chat-model-options.js";

type Checks = Readonly<Record<keyof ChatModelOptions, readonly unknown[]>>;

/** The values of each option. */
const values: Checks = {
  propose: ["each-call", "once-per-turn"],
  proposersSeeTools: [true, false],
};

/**
 * Checks the options of `asChatModel`, for callers without a type checker.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` for an unknown option or value.
 */
export function checkChatModelOptions(options: unknown): void {
  if (!isRecord(options)) {
    const hint = 'Pass an object, such as `{ propose: "once-per-turn" }`.';
    throw new InvalidInputError(`The options of asChatModel are ${show(options)}.`, { hint });
  }
  for (const [option, value] of Object.entries(options)) {
    if (!isOption(option)) throw unknownOption(option);
    if (value !== undefined && !values[option].includes(value)) throw wrongValue(option, value);
  }
}

function isOption(option: string): option is keyof ChatModelOptions {
  return Object.hasOwn(values, option);
}

function unknownOption(option: string): InvalidInputError {
  const { hint } = keyHint(option, Object.keys(values));
  return new InvalidInputError(`asChatModel has no option ${quote(option)}.`, { hint });
}

function wrongValue(option: keyof ChatModelOptions, value: unknown): InvalidInputError {
  const known = values[option].map((each) => JSON.stringify(each)).join(" or ");
  const message = `The option \`${option}\` of asChatModel is ${show(value)}.`;
  return new InvalidInputError(message, { hint: `Use ${known}.` });
}
