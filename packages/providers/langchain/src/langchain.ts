import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  checkedLimits,
  type ChatParams,
  type Provider,
  type ProviderLimits,
} from "@moagraph/provider-kit";
import { capabilitiesIn, factsIn, type Profiled } from "./profile-facts.js";

/** Options of {@link langchain}. */
export interface LangchainOptions {
  /**
   * Fields for the class of each model, under LangChain's names, such as `apiKey` or `baseUrl`. Those
   * of a node have priority.
   *
   * @defaultValue none
   */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Limits on calls. @defaultValue no limits */
  readonly limits?: ProviderLimits | undefined;
}

/**
 * Makes a provider for the chat models of LangChain's packages. The part after `langchain:` is what
 * `initChatModel` accepts: `langchain:openai:gpt-4o`, `langchain:mistralai:mistral-large-latest`, or
 * `langchain:gpt-4o`, whose package LangChain infers.
 *
 * Install `langchain` and the package of each model, such as `@langchain/openai`. They are loaded when
 * the first model is made. Keys come from the environment variables of that package. Each request is
 * made once, without retries. A `providerOptions` of a node holds fields of the class.
 *
 * Context window, output limit and capabilities come from LangChain's profile of a model. They are
 * known to apps that are compiled after `await provider.chat("openai:gpt-4o", {})` with the same
 * provider object.
 *
 * @param options - Fields for the classes, and limits.
 * @returns A provider for `compile`, with the id `langchain`. Its `chat` throws `PACKAGE_NOT_INSTALLED`,
 * `MISSING_KEY`, `MODEL_NOT_FOUND` for an id that LangChain cannot resolve, and `INVALID_REQUEST` for a
 * parameter that the class does not have.
 * @throws {MoaError} `INVALID_SETTING` if a limit is out of range.
 * @example
 * ```ts
 * import { langchain } from "@moagraph/langchain";
 *
 * const provider = langchain({ limits: { maxConcurrency: 8 } });
 * console.log(provider.id); // langchain
 * ```
 */
export function langchain(options: LangchainOptions = {}): Provider {
  const made = new Map<string, Profiled>();
  return {
    id: "langchain",
    schemaOptions: "all",
    limits: checkedLimits("langchain", options.limits),
    async chat(id: string, params: ChatParams): Promise<BaseChatModel> {
      const { makeModel } = await import("./make-model.js");
      const { model, source } = await makeModel(id, params, options.fields ?? {});
      made.set(id, { profile: model.profile, source });
      return model;
    },
    facts: (id) => factsIn(made.get(id)),
    capabilities: (id) => capabilitiesIn(made.get(id)),
  };
}
