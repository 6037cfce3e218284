import { type ObjectSchema, strictObject } from "../../schema/schema.js";

/** Time limits of one call. */
export interface Timeouts {
  /**
   * Time limit for the first token of a reply, in milliseconds. The clock starts with each request.
   *
   * Setting it makes the model stream. A request that exceeds it is cut off and counts as a
   * transient error, so it is retried.
   *
   * @defaultValue none
   */
  readonly firstTokenMs?: number | undefined;
  /**
   * Time limit for the whole reply of one model, in milliseconds. It includes all retries and the
   * delays between them.
   *
   * The clock starts with the model's first request. Time in the queue of a provider's limits
   * before that request does not count. Each fallback has the same limit again.
   *
   * @defaultValue `120_000`
   */
  readonly totalMs?: number | undefined;
}

/** The longest delay that a JavaScript timer accepts, in milliseconds: about 24 days. */
export const maxTimerMs = 2_147_483_647;

/** The JSON Schema of {@link Timeouts}. */
export const timeoutsSchema: ObjectSchema<Timeouts> = strictObject<Timeouts>(
  {
    firstTokenMs: {
      description: "Milliseconds from each request to the first token of its reply. Default none.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: maxTimerMs,
    },
    totalMs: {
      description: "Milliseconds for the reply of one model, retries included. Default 120000.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: maxTimerMs,
    },
  },
  {},
);
