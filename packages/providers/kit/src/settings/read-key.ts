import { nameOf } from "../http/called-model.js";
import { MoaError } from "../moa-error.js";
import { MissingKeyError } from "../provider-errors.js";
import { readVariable } from "./read-variable.js";

/** Where a key may come from. */
export interface KeySource {
  readonly provider: string;
  readonly model: string;
  /** The environment variable, such as `OPENAI_API_KEY`. */
  readonly variable: string;
  /** How to pass the key in code, such as `openai({ apiKey })`. */
  readonly call: string;
  /** The key that was passed in code, if any. The variable is not read then. */
  readonly given: string | undefined;
}

/**
 * The key from the options, else from the environment.
 *
 * @throws {MissingKeyError} if there is none.
 * @throws {MoaError} `INVALID_SETTING` if it has characters that no HTTP header may have.
 */
export function readKey(source: KeySource): string {
  const key = readOptionalKey(source);
  if (key !== undefined) return key;
  const { provider, model, variable, call } = source;
  throw new MissingKeyError({
    provider,
    model,
    message: `${variable} is not set; ${nameOf(source)} needs it.`,
    hint: `Set ${variable}, or pass ${call}.`,
  });
}

/**
 * The key from the options, else from the environment, for endpoints that work without one.
 *
 * @throws {MoaError} `INVALID_SETTING` if it has characters that no HTTP header may have.
 */
export function readOptionalKey({ given, variable, call }: KeySource): string | undefined {
  const key = given === undefined ? readVariable(variable) : given.trim();
  if (key === undefined || key === "") return undefined;
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  // `fetch` would refuse it too, with the key in its message.
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `${given === undefined ? variable : call} holds blanks or other characters that no key has.`,
    hint: "Copy the key again, without quotes and line breaks.",
  });
}
