import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";

/** How often a call is attempted, and the delay between attempts. */
export interface Retry {
  /**
   * Maximum number of requests for one reply of one model, the first included. At most 10.
   *
   * Only transient errors are retried: 408, 409, 429, 5xx, broken connections, and broken or
   * missing replies.
   *
   * @defaultValue `3`
   */
  readonly attempts?: number | undefined;
  /**
   * Maximum delay before the next request, in milliseconds. The clock starts with the failure.
   *
   * The delay is random, from 0 to 500 ms for the first retry; the upper bound doubles with each
   * retry, up to this limit. If the vendor sends `Retry-After`, that delay is used instead. If
   * `Retry-After` is longer than this limit, the call is not retried.
   *
   * @defaultValue `8_000`
   */
  readonly maxDelayMs?: number | undefined;
}

/** The JSON Schema of {@link Retry}. */
export const retrySchema: ObjectSchema<Retry> = strictObject<Retry>(
  {
    attempts: {
      description: "Requests for one reply of one model, the first included. Default 3.",
      ...wholeNumber(1, 10),
    },
    maxDelayMs: {
      description: "Maximum delay before the next request, in milliseconds. Default 8000.",
      type: "number",
      minimum: 0,
      maximum: 3_600_000,
    },
  },
  {},
);
