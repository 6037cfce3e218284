import { ProviderError } from "@moagraph/provider-kit";
import { splitName } from "../reply/check-message.js";

/** What was wrong with what a member gave. */
interface Malformed {
  readonly found: string;
  readonly hint: string;
  readonly cause?: unknown;
}

/** `MALFORMED_RESPONSE` of a member. Unlike that of a vendor, it would be the same next time. */
export function malformedOutput(model: string, { found, hint, cause }: Malformed): ProviderError {
  return new ProviderError({
    ...splitName(model),
    code: "MALFORMED_RESPONSE",
    message: `\`${model}\` gave ${found} instead of a message, a text or \`{ messages }\`.`,
    hint,
    isRetryable: false,
    cause,
  });
}
