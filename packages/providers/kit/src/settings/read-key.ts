// How settings/ works: a setting passed in code has priority over the environment variable.
// Variables are read when a model is made, never at import, and only those of the provider itself.
import { nameOf } from "../http/called-model.js";
import { MoaError } from "../moa-error.js";
import { MissingKeyError } from "../provider-errors.js";
import { readVariable } from "./read-variable.js";

/** The possible sources of an API key. */
export interface KeySource {
  readonly provider: string;
  readonly model: string;
  /** The environment variable, such as `OPENAI_API_KEY`. */
  readonly variable: string;
  /** What can be set instead of the variable, such as `AWS_PROFILE`. Messages name it. */
  readonly otherVariables?: readonly string[] | undefined;
  /** How to pass the key in code, such as `openai({ apiKey })`. */
  readonly call: string;
  /** The key passed in code, if any. The variable is then not read. */
  readonly given: string | undefined;
}

/**
 * The API key from the options, or else from the environment.
 *
 * @param source - The option and the variable.
 * @throws {MissingKeyError} if there is none.
 * @throws {MoaError} `INVALID_SETTING` if it has characters that are not allowed in an HTTP header.
 * @example
 * ```ts
 * import { readKey } from "@moagraph/provider-kit";
 *
 * const source = { variable: "ACME_API_KEY", call: "acme({ apiKey })" };
 * readKey({ provider: "acme", model: "tiny", ...source, given: " a-key " }); // "a-key"
 * ```
 */
export function readKey(source: KeySource): string {
  const key = readOptionalKey(source);
  if (key !== undefined) return key;
  const { provider, model, variable, otherVariables: others = [], call } = source;
  const all = [variable, ...others].join(", ");
  const isOnly = others.length === 0;
  throw new MissingKeyError({
    provider,
    model,
    message: isOnly
      ? `${variable} is not set; ${nameOf(source)} needs it.`
      : `None of these is set: ${all}. ${nameOf(source)} needs one.`,
    hint: `Set ${isOnly ? variable : "one of them"}, or pass ${call}.`,
  });
}

/**
 * The API key from the options, or else from the environment, for endpoints where the key is
 * optional.
 *
 * @param source - The option and the variable.
 * @throws {MoaError} `INVALID_SETTING` if it has characters that are not allowed in an HTTP header.
 * @example
 * ```ts
 * import { readOptionalKey } from "@moagraph/provider-kit";
 *
 * const source = { variable: "ACME_API_KEY", call: "acme({ apiKey })" };
 * readOptionalKey({ provider: "acme", model: "tiny", ...source, given: undefined }); // undefined
 * ```
 */
export function readOptionalKey({ given, variable, call }: KeySource): string | undefined {
  const key = given === undefined ? readVariable(variable) : given.trim();
  if (key === undefined || key === "") return undefined;
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  // `fetch` would reject it too, with the key in its message.
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `${given === undefined ? variable : call} has spaces or other characters that are not allowed in a key.`,
    hint: "Copy the key again, without quotes, spaces and line breaks.",
  });
}
