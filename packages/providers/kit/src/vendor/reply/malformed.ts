import { type CalledModel, MalformedResponseError, nameOf, typeName } from "@moagraph/provider-kit";

/**
 * Makes the error for an invalid reply.
 *
 * @param call - The model that is called, for error messages.
 * @param says - What is wrong, as the end of a sentence.
 * @param cause - The error behind it, if there is one.
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
 */
export function wrongType(
  call: CalledModel,
  { of, path, found, expected }: WrongPart,
): MalformedResponseError {
  const whole = of === "reply" ? "sent a reply" : "streamed an event";
  const part = path === "" ? "that is" : `whose \`${path}\` is`;
  return malformed(call, `${whole} ${part} ${typeName(found)} instead of ${expected}`);
}
