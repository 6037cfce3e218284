import { type CalledModel, MalformedResponseError, nameOf, typeName } from "@moagraph/provider-kit";

/**
 * Makes the error for an invalid reply.
 *
 * @param call - The model that is called, for error messages.
 * @param says - What is wrong, as the end of a sentence.
 * @param cause - The error behind it, if there is one.
 * @example
 * ```ts
 * import { malformed } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const { message } = malformed(call, "sent a reply without choices");
 * console.log(message);
 * // acme:tiny sent a reply without choices.
 * ```
 */
export function malformed(
  call: CalledModel,
  says: string,
  cause?: unknown,
): MalformedResponseError {
  return new MalformedResponseError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} ${says}.`,
    hint: `Try again. If the error persists, check the base URL, ${call.baseUrl}.`,
  });
}

/** A part of a reply or of an event that has the wrong type. */
export interface WrongPart {
  /** What it is part of: a complete reply, or an event of a stream. */
  readonly of: "reply" | "event";
  /** Where it is, such as `choices[0].message`. Empty for the whole. */
  readonly path: string;
  readonly found: unknown;
  /** Such as "a list". */
  readonly expected: string;
}

/**
 * Makes the error for a part of the wrong type. It names what was found and what was expected.
 *
 * @param call - The model that is called, for error messages.
 * @param part - Where the part is, what was found, and what was expected.
 * @example
 * ```ts
 * import { wrongType } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const part = { of: "reply", path: "choices", found: 7, expected: "a list" } as const;
 * const { message } = wrongType(call, part);
 * console.log(message);
 * // acme:tiny sent a reply whose `choices` is a number instead of a list.
 * ```
 */
export function wrongType(
  call: CalledModel,
  { of, path, found, expected }: WrongPart,
): MalformedResponseError {
  const whole = of === "reply" ? "sent a reply" : "streamed an event";
  const part = path === "" ? "that is" : `whose \`${path}\` is`;
  return malformed(call, `${whole} ${part} ${typeName(found)} instead of ${expected}`);
}
