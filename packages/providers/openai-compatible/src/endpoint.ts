import type { ModelFacts, ProviderLimits } from "@moagraph/provider-kit";

/** What sets one vendor of an OpenAI-style API apart from the next. */
export interface Endpoint {
  /** The provider's id: what stands before the first colon of a node's `model`. */
  readonly id: string;
  /** What its environment variables begin with: `OPENAI` for `OPENAI_API_KEY`. */
  readonly variablePrefix: string;
  /** How options are passed, such as `openai`: hints name it. */
  readonly factory: string;
  /** The vendor's own address; absent where there is none. */
  readonly usualBaseUrl?: string;
  /** @defaultValue `true` */
  readonly isKeyRequired?: boolean;
  /** What is known about a model. */
  facts(model: string): ModelFacts;
  /** Headers beside the key's, read whenever a model is made. @defaultValue none */
  headers?(): Readonly<Record<string, string | undefined>>;
  /** How a model wants `maxOutputTokens` to be called. @defaultValue always `max_tokens` */
  outputLimitName?(model: string): OutputLimitName;
}

/** The two names that OpenAI's API has for the most tokens of a reply. */
export type OutputLimitName = "max_completion_tokens" | "max_tokens";

/** Where to find an endpoint and how much to ask of it, as its users say it in code. */
export interface EndpointOptions {
  /** The key. It takes precedence over the environment variable. */
  readonly apiKey?: string | undefined;
  /** The address that ends with the API's version, as in `http://localhost:8000/v1`. */
  readonly baseUrl?: string | undefined;
  /**
   * What may be asked at most, by everything in this process that has the same provider object.
   * Make the provider once, not for each run.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;
}
