import type { ReasoningEffort } from "./reasoning-effort.js";

/**
 * What a model accepts and how it replies. `undefined` is unknown.
 *
 * A provider knows some of it beforehand, and recognises some from the errors of its vendor. A graph
 * can state it in its `capabilities`.
 */
export interface ModelCapabilities {
  /** Whether messages with the role `system` are accepted. If not, their text goes to the user. */
  readonly systemRole?: boolean | undefined;
  /** Whether the role `developer` is accepted, which newer models of OpenAI get instead of `system`. */
  readonly developerRole?: boolean | undefined;
  /** Whether `temperature` is accepted. If not, it is left out. */
  readonly temperature?: boolean | undefined;
  /** Whether `topP` is accepted. If not, it is left out. */
  readonly topP?: boolean | undefined;
  /** Whether `stop` is accepted. If not, it is left out. */
  readonly stop?: boolean | undefined;
  /** Whether `seed` is accepted. If not, it is left out. */
  readonly seed?: boolean | undefined;
  /** Whether replies can be streamed. If not, streamed requests get a complete reply. */
  readonly streaming?: boolean | undefined;
  /** Whether replies can only be streamed. Complete replies are then put together from a stream. */
  readonly streamingOnly?: boolean | undefined;
  /** Whether a stream reports its usage when asked to with OpenAI's `stream_options`. */
  readonly streamOptions?: boolean | undefined;
  /** The vendor's name for `maxOutputTokens`. */
  readonly outputLimitName?: OutputLimitName | undefined;
  /** Accepted values of `reasoningEffort`; an empty list if it is not accepted. */
  readonly reasoningEffort?: readonly ReasoningEffort[] | undefined;
  /** Highest accepted `topLogprobs`; 0 if the model gives no log probabilities. */
  readonly topLogprobs?: number | undefined;
  /** Whether the model calls tools. */
  readonly tools?: boolean | undefined;
  /** Whether replies can be made to follow a JSON Schema. */
  readonly structuredOutput?: boolean | undefined;
  /** Whether messages can contain images. */
  readonly images?: boolean | undefined;
  /** Whether a request can end with the beginning of the reply, which the model then continues. */
  readonly prefill?: boolean | undefined;
  /** How the vendor caches the beginning of prompts; absent if unknown or if it does not. */
  readonly promptCache?: PromptCache | undefined;
  /** Whether reasoning precedes the text without an opening tag, and ends with `</think>`. */
  readonly unopenedReasoning?: boolean | undefined;
}

/**
 * How a vendor caches the beginning of prompts. Prices are facts: see `cachedInputUsdPerMillionTokens`
 * of {@link ModelFacts}.
 */
export interface PromptCache {
  /** Shortest beginning that is cached, in tokens. */
  readonly minTokens: number;
  /** A cached beginning has a multiple of this number of tokens. 1 if it can end anywhere. */
  readonly blockTokens: number;
}

/** The two names in OpenAI's API for the maximum number of reply tokens. */
export type OutputLimitName = "max_completion_tokens" | "max_tokens";
