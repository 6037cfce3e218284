import { MoaError } from "./moa-error.js";

/**
 * Limits of a provider. All runs and all graphs that use the same provider object share them. A
 * call above a limit waits; it does not fail.
 *
 * The limits do not include other processes and programs that use the same key. Leave room for
 * them.
 */
export interface ProviderLimits {
  /**
   * Requests in flight at the same time, each until its reply is complete. A whole number from 1.
   * With 1, requests run one after another, for example on a machine with one GPU.
   *
   * @defaultValue no limit
   */
  readonly maxConcurrency?: number | undefined;
  /**
   * Requests sent within any 60 seconds, including failed ones. A whole number from 1.
   *
   * @defaultValue no limit
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * Tokens of prompts and replies within any 60 seconds. A whole number from 1.
   *
   * A call counts from the time it is sent. First its estimated tokens count, then the tokens that
   * the vendor reports. A call with more tokens than the limit is sent when no other call counts,
   * and the vendor decides.
   *
   * @defaultValue no limit
   */
  readonly tokensPerMinute?: number | undefined;
}

const names: readonly string[] = ["maxConcurrency", "requestsPerMinute", "tokensPerMinute"];

/**
 * Validates the limits passed to a provider. Call it when the provider is made.
 *
 * @param factory - The function that makes the provider, such as `openai`. Error messages name it.
 * @param limits - The limits as the user gave them.
 * @returns A frozen copy of the limits that are set, or `undefined` if none is set.
 * @throws {MoaError} `INVALID_SETTING` for a number out of range or an unknown limit.
 * @example
 * ```ts
 * import { checkedLimits, type Provider, type ProviderLimits } from "@moagraph/provider-kit";
 *
 * function groq(options: { limits?: ProviderLimits }): Pick<Provider, "id" | "limits"> {
 *   return { id: "groq", limits: checkedLimits("groq", options.limits) };
 * }
 *
 * groq({ limits: { maxConcurrency: 4 } }).limits; // { maxConcurrency: 4 }
 * ```
 */
export function checkedLimits(
  factory: string,
  limits: ProviderLimits | undefined,
): ProviderLimits | undefined {
  if (limits === undefined) return undefined;
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!names.includes(name)) throw unknownLimit(factory, name);
    if (!Number.isSafeInteger(value) || value < 1) throw wrongLimit(factory, name, value);
  }
  return given.length === 0 ? undefined : Object.freeze(Object.fromEntries(given));
}

function unknownLimit(factory: string, name: string): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`limits\` of ${factory} has an unknown key \`${name}\`.`,
    hint: `The limits are ${names.join(", ")}.`,
  });
}

function wrongLimit(factory: string, name: string, value: unknown): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`limits.${name}\` of ${factory} is ${shown(value)}. It must be a whole number of 1 or more.`,
    hint: `Pass ${factory}({ limits: { ${name}: 1 } }) or a larger number, or omit it for no limit.`,
  });
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
