import { type CalledModel, errorFromTransport, MoaError } from "@moagraph/provider-kit";
import { malformed } from "./malformed.js";

/**
 * The error that a call throws, made from the error thrown while its reply was fetched and read.
 *
 * @param call - The model that is called, for error messages.
 * @param thrown - What was thrown.
 * @param signal - The caller's signal. If it is aborted, the result is its reason.
 * @example
 * ```ts
 * import { MoaError } from "@moagraph/provider-kit";
 * import { failureOf } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * const error = failureOf(call, new SyntaxError("Unexpected token"), undefined);
 * if (MoaError.isInstance(error)) console.log(error.message);
 * // acme:tiny sent a reply that is not valid JSON.
 * ```
 */
export function failureOf(
  call: CalledModel,
  thrown: unknown,
  signal: AbortSignal | null | undefined,
): unknown {
  if (signal?.aborted === true) return reasonOf(signal);
  if (MoaError.isInstance(thrown)) return thrown;
  // The error is not kept as cause: it quotes the reply.
  if (thrown instanceof SyntaxError) {
    return malformed(call, "sent a reply that is not valid JSON");
  }
  // Too deep or too long for JavaScript.
  if (thrown instanceof RangeError) return malformed(call, "sent a reply that is too large");
  return errorFromTransport(call, thrown);
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException("The call was aborted.", "AbortError");
}
