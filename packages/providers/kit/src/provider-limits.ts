import { MoaError } from "./moa-error.js";

/**
 * What may be asked of a provider at most, by all runs and all graphs that were given the same
 * provider object. A call beyond it waits its turn; nothing fails because of it.
 *
 * They know nothing of other processes and programs that use the same key: leave room for those.
 */
export interface ProviderLimits {
  /**
   * Requests on their way at once, each until its reply is whole. A whole number from 1: with 1, a
   * machine with one GPU is asked one thing after another.
   *
   * @defaultValue no limit
   */
  readonly maxConcurrency?: number | undefined;
  /**
   * Requests sent within any 60 seconds, whatever comes of them. A whole number from 1.
   *
   * @defaultValue no limit
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * Tokens within any 60 seconds, those of prompts and of replies. A whole number from 1.
   *
   * A call counts from when it is sent, at first with an estimate of both, in the end with what
   * the vendor reported. One that needs more than a whole minute's worth is sent when nothing else
   * counts, and the vendor decides.
   *
   * @defaultValue no limit
   */
  readonly tokensPerMinute?: number | undefined;
}

const names: readonly string[] = ["maxConcurrency", "requestsPerMinute", "tokensPerMinute"];

/**
 * Checks the limits that a provider was given, when it is made.
 *
 * @param factory - How the provider is made, such as `openai`: messages name it.
 * @returns Limits of this provider's own: what the caller changes later is not seen. `undefined`
 * where none is said.
 * @throws {MoaError} `INVALID_SETTING` for a number out of its range, or a limit that does not exist.
 * @example
 * ```ts
 * import { checkedLimits, type Provider, type ProviderLimits } from "@moagraph/provider-kit";
 *
 * function groq(options: { limits?: ProviderLimits }): Pick<Provider, "id" | "limits"> {
 *   return { id: "groq", limits: checkedLimits("groq", options.limits) };
 * }
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
    message: `\`limits\` of ${factory} has \`${name}\`, which is no limit.`,
    hint: `Limits: ${names.join(", ")}.`,
  });
}

function wrongLimit(factory: string, name: string, value: unknown): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`limits.${name}\` of ${factory} is ${shown(value)}, but must be a whole number from 1.`,
    hint: `Pass ${factory}({ limits: { ${name}: 1 } }) or more, or leave it out for no limit.`,
  });
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
