import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ProviderLimits } from "./provider-limits.js";

/** How a model should sample. A provider maps these names to its vendor's. */
export interface ChatParams {
  /** Randomness of sampling, from 0 to 2. Left to the vendor when absent. */
  readonly temperature?: number | undefined;
  /** The most tokens the reply may have. Left to the vendor when absent. */
  readonly maxOutputTokens?: number | undefined;
  /** Nucleus sampling: the share of probability sampled from, above 0 and up to 1. */
  readonly topP?: number | undefined;
  /** Texts at which the reply ends. */
  readonly stop?: readonly string[] | undefined;
  /** Asks for a repeatable reply, where the vendor can do that. */
  readonly seed?: number | undefined;
}

/** One published number about a model, with where and when it was read. */
export interface Fact {
  readonly value: number;
  /** Address of the page that states it. */
  readonly source: string;
  /** The day it was read or, where that is not known, announced, as `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What is publicly known about a model. An absent fact is unknown, never a guess. */
export interface ModelFacts {
  /** Tokens that prompt and reply may have together. */
  readonly contextTokens?: Fact;
  /** Price of a million prompt tokens, in US dollars. */
  readonly inputUsdPerMillionTokens?: Fact;
  /** Price of a million reply tokens, in US dollars. */
  readonly outputUsdPerMillionTokens?: Fact;
  /** Parameters used for one token. */
  readonly activeParameters?: Fact;
  /** Parameters of the whole model. */
  readonly totalParameters?: Fact;
}

/**
 * A source of chat models, such as a vendor's API.
 *
 * A provider never depends on `@moagraph/core`: core asks it for models by id.
 *
 * Make it once, and give the same object to every `compile`: its limits hold for all runs of all
 * graphs that have it. Two objects have two limits, also when both have the same id and key; one
 * that is made anew for each request to a server limits nothing beyond that request.
 */
export interface Provider {
  /** What stands before the first colon of a node's `model`: `openai` in `openai:gpt-4o`. */
  readonly id: string;

  /**
   * What may be asked of it at most. Core keeps to this; `chat` does not.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;

  /**
   * Makes a chat model. The vendor's package is loaded, and its key read, no earlier than here.
   *
   * The model makes each request once: asking again is for whoever runs the graph to decide.
   * Its calls throw a {@link ProviderError}, whatever went wrong.
   *
   * Caches tell models by `_identifyingParams()`: it holds the model's id, its address and its
   * parameters, and no key.
   *
   * @throws {MissingKeyError} if the vendor needs a key and none is set. No request is made.
   */
  chat(model: string, params: ChatParams): Promise<BaseChatModel>;

  /** What is known about a model; an empty object for an unknown id. Loads nothing. */
  facts(model: string): ModelFacts;
}
