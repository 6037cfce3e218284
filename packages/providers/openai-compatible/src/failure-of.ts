import {
  type CalledModel,
  errorFromResponse,
  errorFromTransport,
  ProviderError,
} from "@moagraph/provider-kit";
import { malformed } from "./checked-reply.js";
import { CarriedError } from "./own-fetch.js";

/** What OpenAI's SDK throws for an error inside of a stream. */
interface SdkError extends Error {
  readonly error?: unknown;
}

/**
 * What a call throws, given what came out of OpenAI's SDK and LangChain.
 *
 * @param signal - The caller's. Once it is aborted, its reason is what is thrown.
 */
export function failureOf(
  call: CalledModel,
  thrown: unknown,
  signal: AbortSignal | null | undefined,
): unknown {
  if (signal?.aborted === true) return reasonOf(signal);
  const chain = causes(thrown);
  const own = chain.find((each) => each instanceof CarriedError)?.carried;
  if (own !== undefined) return own;
  if (ProviderError.isInstance(thrown)) return thrown;
  if (chain.some((each) => each instanceof SyntaxError)) {
    return malformed(call, "answered with something that is no JSON");
  }
  const { error } = thrown as SdkError;
  if (error !== undefined) return errorFromResponse(call, { body: { error } });
  return errorFromTransport(call, chain.at(-1));
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException("The call was aborted.", "AbortError");
}

/** An error and those that led to it, outermost first. */
function causes(thrown: unknown): Error[] {
  const found: Error[] = [];
  for (let each = thrown; each instanceof Error; each = each.cause) found.push(each);
  return found;
}
