import type { ModelName } from "@moagraph/provider-kit";
import { lineOfText, type Shape } from "../../schema/schema.js";
import { type Retry, retrySchema } from "./retry.js";
import { type Timeouts, timeoutsSchema } from "./timeouts.js";

/** What to do with a prompt that is too long for its model: see {@link AskPolicies.onTooLong}. */
export type OnTooLong = "fail" | "drop-longest" | "truncate-each";

/** Policies of every node that asks a model. */
export interface AskPolicies {
  /** Time limits of a call. */
  readonly timeouts?: Timeouts | undefined;
  /** How often a call is attempted, and the delay between attempts. */
  readonly retry?: Retry | undefined;
  /**
   * Models to ask, in this order, after the node's model failed with all its retries. Each gets
   * the same parameters, its own retries and its own time limits.
   *
   * @defaultValue none
   */
  readonly fallback?: readonly ModelName[] | undefined;
  /**
   * What to do when the estimated prompt and the longest reply allowed do not fit the model's
   * context window. The longest reply is `maxOutputTokens`, or one token if the node sets none.
   *
   * - `"fail"`: sends nothing, and the call fails.
   * - `"drop-longest"`: leaves out the longest proposals until the rest fits.
   * - `"truncate-each"`: truncates the longest proposals to the same length.
   *
   * A ledger note records what was left out. The conversation itself is never truncated.
   *
   * @defaultValue `"fail"`
   */
  readonly onTooLong?: OnTooLong | undefined;
}

/** The JSON Schema properties of {@link AskPolicies}. */
export const askPoliciesShape: Shape<AskPolicies> = {
  timeouts: { description: "Time limits of a call.", ...timeoutsSchema },
  retry: { description: "How often a call is attempted.", ...retrySchema },
  fallback: {
    description: "Models to ask, in order, after the node's model failed. Default none.",
    type: "array",
    items: lineOfText,
  },
  onTooLong: {
    description: "What to do with a prompt that is too long for its model. Default fail.",
    type: "string",
    enum: ["fail", "drop-longest", "truncate-each"],
  },
};
