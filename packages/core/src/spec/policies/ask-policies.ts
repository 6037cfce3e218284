import type { ModelName } from "@moagraph/provider-kit";
import { lineOfText, type Shape } from "../../schema/schema.js";
import { type Retry, retrySchema } from "./retry.js";
import { type Timeouts, timeoutsSchema } from "./timeouts.js";

/** What to do with a prompt that is too long for its model. */
export type OnTooLong = "fail" | "drop-longest" | "truncate-each";

/** What holds for whatever asks a model. */
export interface AskPolicies {
  /** How long a call may take. */
  readonly timeouts?: Timeouts | undefined;
  /** How often it is tried. */
  readonly retry?: Retry | undefined;
  /**
   * Models to ask instead, in this order, when one has failed for good. Each gets the same
   * parameters, its own tries and its own time.
   *
   * @defaultValue none
   */
  readonly fallback?: readonly ModelName[] | undefined;
  /**
   * What to do when a prompt, by estimate, and the longest reply allowed (one token, where the node
   * sets no `maxOutputTokens`) do not fit the model's window: `"fail"` sends nothing, and the call fails; `"drop-longest"` leaves out the longest
   * proposals until the rest fits; `"truncate-each"` cuts the longest proposals to one length. The
   * ledger says what was left out. The conversation itself is never cut.
   *
   * @defaultValue `"fail"`
   */
  readonly onTooLong?: OnTooLong | undefined;
}

/** The JSON fields of {@link AskPolicies}. */
export const askPoliciesShape: Shape<AskPolicies> = {
  timeouts: { description: "How long a call may take.", ...timeoutsSchema },
  retry: { description: "How often a call is tried.", ...retrySchema },
  fallback: {
    description: "Models to ask instead, in order, when one has failed for good. Default none.",
    type: "array",
    items: lineOfText,
  },
  onTooLong: {
    description: "What to do with a prompt that is too long for its model. Default fail.",
    type: "string",
    enum: ["fail", "drop-longest", "truncate-each"],
  },
};
