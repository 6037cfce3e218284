import type { ChatParams, ModelName } from "@moagraph/provider-kit";
import { lineOfText, type Shape } from "../../schema/schema.js";
import { type History, historySchema } from "./history.js";
import { type Retry, retrySchema } from "./retry.js";
import { type Timeouts, timeoutsSchema } from "./timeouts.js";

/** What to do with a prompt that is too long for its model: see {@link AskPolicies.onTooLong}. */
export type OnTooLong = "fail" | "drop-longest" | "truncate-each";

/** What to do with a reply that was cut at its limit: see {@link AskPolicies.onTruncated}. */
export type OnTruncated = "use" | "retry-with-more" | "fail";

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
  /**
   * What to do with a reply that was cut at its output limit (`call.finishReason` is `"length"`).
   *
   * - `"use"`: uses its text. A ledger note `truncated` records it.
   * - `"retry-with-more"`: asks again with twice the limit, as long as `retry.attempts` and the
   *   context window allow. Then, or if part of the answer was delivered already, it acts as `"use"`.
   * - `"fail"`: the call fails with `REPLY_TRUNCATED`, and its fallbacks are asked.
   *
   * @defaultValue `"use"`
   */
  readonly onTruncated?: OnTruncated | undefined;
  /**
   * Keeps the model's reasoning: as `reasoning` of proposals, and as
   * `additional_kwargs.reasoning_content` of the answer's message. No model is shown it.
   *
   * @defaultValue `false`
   */
  readonly keepReasoning?: boolean | undefined;
  /**
   * Which part of the conversation the node sees. System messages are always part of it.
   *
   * - `"all"`: the whole conversation.
   * - `"last-message"`: the last message of the user, and what follows it.
   * - `{ lastTurns: n }`: the last `n` turns, the current one included. A turn begins with a message
   *   of the user, or with the first of several in a row.
   *
   * A tool's result is never without its call: the part then begins at an earlier turn. If the
   * conversation has fewer turns, or no message of a user, the node sees all of it.
   *
   * @defaultValue `"all"`
   */
  readonly history?: History | undefined;
  /**
   * How much the model reasons before it answers. Each model accepts its own values.
   *
   * @defaultValue the vendor's
   */
  readonly reasoningEffort?: ChatParams["reasoningEffort"];
  /**
   * Fields of the vendor's request that have no name here, such as `{ service_tier: "flex" }`. The
   * provider checks their names. They are sent unchanged, also to fallbacks. Those of a node and of
   * its graph are merged field by field; the node has priority.
   *
   * @defaultValue none
   */
  readonly providerOptions?: ChatParams["providerOptions"];
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
  onTruncated: {
    description: "What to do with a reply that was cut at its output limit. Default use.",
    type: "string",
    enum: ["use", "retry-with-more", "fail"],
  },
  keepReasoning: {
    description: "Keeps reasoning in proposals and in the answer's message. Default false.",
    type: "boolean",
  },
  history: {
    description: "Which part of the conversation the node sees. Default all.",
    ...historySchema,
  },
  reasoningEffort: {
    ...lineOfText,
    description:
      "How much the model reasons, such as low or high. Each model has its own values. Default: the vendor's.",
  },
  providerOptions: {
    description:
      "Fields of the vendor's request without a name here. They are sent unchanged. They cannot set what the graph sets, such as messages and model. Default none.",
    type: "object",
    properties: {},
  },
};
