import { z } from "zod";
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
  readonly fallback?: readonly string[] | undefined;
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

/** A model's name, as graphs write it. */
export const modelSchema: z.ZodType<string> = z
  .string()
  .min(1)
  .regex(/^\P{Cc}*$/u);

/** The JSON fields of {@link AskPolicies}. */
export const askPoliciesShape: {
  readonly timeouts: z.ZodOptional<z.ZodType<Timeouts>>;
  readonly retry: z.ZodOptional<z.ZodType<Retry>>;
  readonly fallback: z.ZodOptional<z.ZodType<string[]>>;
  readonly onTooLong: z.ZodOptional<z.ZodType<OnTooLong>>;
} = {
  timeouts: timeoutsSchema.optional().describe("How long a call may take."),
  retry: retrySchema.optional().describe("How often a call is tried."),
  fallback: z
    .array(modelSchema)
    .optional()
    .describe("Models to ask instead, in order, when one has failed for good. Default none."),
  onTooLong: z
    .enum(["fail", "drop-longest", "truncate-each"])
    .optional()
    .describe("What to do with a prompt that is too long for its model. Default fail."),
};
