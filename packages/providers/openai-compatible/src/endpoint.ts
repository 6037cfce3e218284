import type { ModelFacts, ProviderLimits } from "@moagraph/provider-kit";

/** The properties that differ between vendors of an OpenAI-style API. */
export interface Endpoint {
  /** The provider's id: the part before the first colon of a node's `model`. */
  readonly id: string;
  /** Prefix of its environment variables: `OPENAI` for `OPENAI_API_KEY`. */
  readonly variablePrefix: string;
  /** Name of the function that takes the options, such as `openai`. Hints name it. */
  readonly factory: string;
  /** The vendor's own address; absent if there is none. */
  readonly defaultBaseUrl?: string;
  /** @defaultValue `true` */
  readonly isKeyRequired?: boolean;
  /** The known facts about a model. */
  facts(model: string): ModelFacts;
  /** Headers in addition to the key, read whenever a model is made. @defaultValue none */
  headers?(): Readonly<Record<string, string | undefined>>;
  /** The model's name for `maxOutputTokens`. @defaultValue always `max_tokens` */
  outputLimitName?(model: string): OutputLimitName;
}

/** The two names in OpenAI's API for the maximum number of reply tokens. */
export type OutputLimitName = "max_completion_tokens" | "max_tokens";

/** The address, the API key and the limits of an endpoint. */
export interface EndpointOptions {
  /** The API key. It has priority over the environment variable. */
  readonly apiKey?: string | undefined;
  /** The address, with the API's version, as in `http://localhost:8000/v1`. */
  readonly baseUrl?: string | undefined;
  /**
   * Limits on calls, shared by everything in this process that uses the same provider object. Make
   * the provider once, not for each run.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;
}
