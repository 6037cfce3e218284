import { type ObjectSchema, strictObject } from "../../schema/schema.js";

/** How long a call may take. */
export interface Timeouts {
  /**
   * Milliseconds to the first token of a reply, counted from each request anew. Asking for it makes
   * the model stream. A request that misses it is cut off, and counts as a failure that may be
   * tried again.
   *
   * @defaultValue none
   */
  readonly firstTokenMs?: number | undefined;
  /**
   * Milliseconds for a model's whole reply, all tries and the waits between them included, counted
   * from its first request. A fallback has as long again. Waiting for a place under a provider's
   * limits does not count before that first request.
   *
   * @defaultValue `120_000`
   */
  readonly totalMs?: number | undefined;
}

/** Timers take no more than this many milliseconds, some 24 days. */
export const longestMs = 2_147_483_647;

/** The JSON form of {@link Timeouts}. */
export const timeoutsSchema: ObjectSchema<Timeouts> = strictObject<Timeouts>(
  {
    firstTokenMs: {
      description: "Milliseconds from a request to the first token of its reply. Default none.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: longestMs,
    },
    totalMs: {
      description: "Milliseconds for a model's reply, all tries included. Default 120000.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: longestMs,
    },
  },
  {},
);
