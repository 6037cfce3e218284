import { type ObjectSchema, strictObject, wholeNumber } from "../../schema/schema.js";

/** How often a call is tried, and how long it waits in between. */
export interface Retry {
  /**
   * Requests for one reply of one model, the first included, up to 10. Only what may pass is tried
   * again: 408, 409, 429, 5xx, broken connections, broken or missing replies.
   *
   * @defaultValue `3`
   */
  readonly attempts?: number | undefined;
  /**
   * The longest wait before the next request, in milliseconds, counted from the failure. The wait
   * is drawn from zero to half a second, doubling with each try up to this. When a vendor says how
   * long to wait (`Retry-After`), that is waited; if it is longer than this, the call is not tried
   * again.
   *
   * @defaultValue `8_000`
   */
  readonly maxDelayMs?: number | undefined;
}

/** The JSON form of {@link Retry}. */
export const retrySchema: ObjectSchema<Retry> = strictObject<Retry>(
  {
    attempts: {
      description: "Requests for one reply of one model, the first included. Default 3.",
      ...wholeNumber(1, 10),
    },
    maxDelayMs: {
      description: "The longest wait before the next request, in milliseconds. Default 8000.",
      type: "number",
      minimum: 0,
      maximum: 3_600_000,
    },
  },
  {},
);
