import { type CalledModel, MalformedResponseError, nameOf } from "@moagraph/provider-kit";

/** Makes the error for an invalid reply. */
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
