import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ModelFacts } from "./facts/model-facts.js";
import type { ModelCapabilities } from "./model-capabilities.js";
import type { ProviderLimits } from "./provider-limits.js";
import type { OptionFault } from "./option-fault.js";
import type { ReasoningEffort } from "./reasoning-effort.js";

/** Parameters of a model. A provider maps these names to those of its vendor. */
export interface ChatParams {
  /** Randomness of sampling, from 0 to 2. The default is the vendor's. */
  readonly temperature?: number | undefined;
  /** Maximum number of tokens in the reply. The default is the vendor's. */
  readonly maxOutputTokens?: number | undefined;
  /** Nucleus sampling: the probability mass to sample from, above 0 and up to 1. */
  readonly topP?: number | undefined;
  /** Stop sequences: the reply ends before the first of them. */
  readonly stop?: readonly string[] | undefined;
  /** Requests a reproducible reply, if the vendor supports it. */
  readonly seed?: number | undefined;
  /**
   * How much the model reasons before it answers. Each model accepts its own values: see its
   * capability of the same name. The default is the vendor's.
   */
  readonly reasoningEffort?: ReasoningEffort | undefined;
  /**
   * Requests log probabilities, with this number of alternatives for each token, from 0 to 20. They
   * are in `response_metadata.logprobs` of the reply, in OpenAI's format.
   */
  readonly topLogprobs?: number | undefined;
  /**
   * Fields of the vendor's request that have no name here, such as `{ service_tier: "flex" }`.
   * They are sent unchanged. They cannot set `messages`, `model` or `stream`, nor what a setting of
   * nodes is for, such as `max_tokens`.
   */
  readonly providerOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** One model in the list that a vendor serves. */
export interface ListedModel {
  /** The part after the first colon of a node's `model`. */
  readonly id: string;
  /** What the list states about it, such as its context window; `source` is the list's address. */
  readonly facts?: ModelFacts | undefined;
}

/**
 * A source of chat models, such as a vendor's API.
 *
 * A provider never imports `@moagraph/core`. Core calls the provider to make models by id.
 *
 * Make a provider once and pass the same object to every `compile`. All runs of all graphs with
 * this object share its limits. Two objects have separate limits, even with the same id and key. A
 * provider made for each request to a server limits only that request.
 */
export interface Provider {
  /** The part before the first colon of a node's `model`: `openai` in `openai:gpt-4o`. */
  readonly id: string;

  /**
   * Limits on calls. Core enforces them; `chat` does not.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;

  /**
   * Makes a chat model. This loads the vendor's package and reads the API key; nothing does so
   * before.
   *
   * The model makes each request once, without retries: core retries. Its calls throw a {@link
   * ProviderError} for every failure.
   *
   * Caches identify a model by `_identifyingParams()`. It returns the model's id, its address, its
   * parameters and, as `account`, the hash that {@link accountHash} makes of the key and headers.
   *
   * A request that the vendor refuses because of one parameter is sent once more without it. The
   * `response_metadata.adapted` of the reply names the capability, such as `temperature`.
   *
   * @param model - The id of the model at the vendor.
   * @param params - Sampling parameters, under our names.
   * @param capabilities - What the caller knows about the model. It has priority over what the
   * provider knows.
   * @throws {MissingKeyError} if the vendor needs a key and none is set. No request is made.
   */
  chat(model: string, params: ChatParams, capabilities?: ModelCapabilities): Promise<BaseChatModel>;

  /**
   * A text that differs between accounts: what {@link accountHash} makes of the address, key and
   * headers in use. Replies in a cache are not shared between accounts. It must not throw, contain
   * secrets or load anything.
   *
   * Models of a provider with an account must identify themselves in `_identifyingParams()`.
   *
   * @defaultValue A model shares cached replies with another object only if its
   * `_identifyingParams()` returns an `account`. A graph as a chat model shares no cached answers
   * with a graph of another provider object.
   */
  account?(): string;

  /**
   * The known facts about a model; an empty object for an unknown id. Loads nothing.
   *
   * @param model - The id of the model at the vendor.
   */
  facts(model: string): ModelFacts;

  /**
   * What is known of a model's capabilities, including what was learned from errors. Loads nothing.
   *
   * @param model - The id of the model at the vendor.
   * @defaultValue nothing is known
   */
  capabilities?(model: string): ModelCapabilities;

  /**
   * Where its models read the JSON Schema of a reply. `"response_format"` is OpenAI's call option. With
   * `"all"`, which fits the classes of LangChain's packages, the schema is also in `outputConfig`, which
   * Anthropic's class reads, and in `responseSchema`, which Google's reads.
   *
   * @defaultValue `"response_format"`
   */
  readonly schemaOptions?: "response_format" | "all" | undefined;

  /**
   * What is wrong with the `providerOptions` for a model; an empty list if nothing is known to be.
   * `compile` makes each fault a validation issue. Loads nothing.
   *
   * @param options - The fields that a node and its graph set.
   * @param model - The id of the model at the vendor.
   * @defaultValue nothing is checked before the request
   */
  checkOptions?(options: Readonly<Record<string, unknown>>, model: string): readonly OptionFault[];

  /**
   * The ids of the models with known facts. Any other id is accepted too.
   *
   * @defaultValue none
   */
  readonly knownModels?: readonly string[] | undefined;

  /**
   * Requests the list of the chat models that the account can use now. This makes one request, or one
   * for each page of the list.
   *
   * @param signal - Aborts the request.
   * @defaultValue The vendor has no such list.
   * @throws {MissingKeyError} if the vendor needs a key and none is set. No request is made.
   * @throws {ProviderError} if the request fails.
   */
  listModels?(signal?: AbortSignal): Promise<readonly ListedModel[]>;
}
