import type { BaseCache } from "@langchain/core/caches";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { CacheScope } from "../cache/cache-key.js";
import type { ReplyFormat, ResponseFormatOption } from "../format/reply-format.js";
import type { ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import type { AskSettings } from "../../spec/model-settings.js";
import type { TokenCounter } from "../../tokens/token-counter.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
import type { LimitedProvider } from "../limits/rate-limiter.js";
import type { MemberModel } from "../member/member-model.js";

/** What all calls of one node share, in every run. Computed once per compiled graph. */
export interface CallConfig {
  /** The node's model, then its fallbacks in order. */
  readonly models: readonly CandidateModel[];
  readonly policies: NodePolicies;
  readonly source: ModelSource;
  /** Number of samples of earlier nodes that ask exactly the same. Part of the cache key. */
  readonly sampleOffset: number;
  /** Expected length of the longest reply, in tokens. */
  readonly replyTokens: number;
  /** Whether a user function writes the prompt. Such a function may never return. */
  readonly isPromptFromFunction: boolean;
  /** The form of its replies. Absent for nodes without `responseFormat`. */
  readonly format?: ReplyFormat;
}

/** A model that may be asked, with the parameters of its node. */
export interface CandidateModel {
  readonly settings: AskSettings;
  readonly facts: ModelFacts;
  /** The model's provider, if it has rate limits. */
  readonly limited: LimitedProvider | undefined;
  /** Whether it is a chat model that the caller made, with parameters of its own. */
  readonly isFixed: boolean;
  /** Whether the caller made it, or a function of the caller's does. It may have tools of its own. */
  readonly isOwn: boolean;
  /** Whether it takes a JSON Schema in an option of its class, which may be any class of LangChain. */
  readonly takesEverySchemaOption: boolean;
  /** Counts the tokens of its prompts and replies. */
  readonly counter: TokenCounter;
  /** The capabilities of the model. */
  readonly capabilities: ModelCapabilities;
  /** Asks for structured output. Absent if the node wants none, or if the model has none. */
  readonly callOptions?: ResponseFormatOption | undefined;
  /** Asks a model without structured output for a format, in its system message. */
  readonly formatInstruction?: string | undefined;
}

/** What a call asks: a chat model, or another Runnable of the caller. */
export type CallableModel = BaseChatModel | MemberModel;

/** Where chat models come from, and where replies are cached. */
export interface ModelSource {
  /** The chat model or the caller's Runnable for these settings; a promise while it is being created. */
  get(settings: AskSettings): CallableModel | Promise<CallableModel>;
  /** The answer cache; `undefined` without one. */
  readonly cache: BaseCache | undefined;
  /** Who may share the cached replies of a model. */
  cacheScope(model: string, config: RunnableConfig): CacheScope;
}
