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
  /** Whether reasoning precedes the text without an opening tag, and ends with `</think>`. */
  readonly unopenedReasoning?: boolean | undefined;
}

/** The two names in OpenAI's API for the maximum number of reply tokens. */
export type OutputLimitName = "max_completion_tokens" | "max_tokens";
