import { type CalledModel, errorFromTransport, ProviderError } from "@moagraph/provider-kit";
import { malformed } from "./checked-reply.js";

/**
 * What a call throws, given what was thrown while its reply was fetched and read.
 *
 * @param signal - The caller's. Once it is aborted, its reason is what is thrown.
 */
export function failureOf(
  call: CalledModel,
  thrown: unknown,
  signal: AbortSignal | null | undefined,
): unknown {
  if (signal?.aborted === true) return reasonOf(signal);
  if (ProviderError.isInstance(thrown)) return thrown;
  // Not its cause: it quotes the reply.
  if (thrown instanceof SyntaxError) {
    return malformed(call, "answered with something that is no JSON");
  }
  return errorFromTransport(call, thrown);
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException("The call was aborted.", "AbortError");
}
