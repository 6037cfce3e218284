import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { sha256 } from "@langchain/core/utils/hash";
import { modelIdentity } from "../../langgraph/internals/model-identity.js";
import { type AskSettings, paramsOf } from "../../spec/model-settings.js";
import { canonicalJson } from "./canonical-json.js";

/** Who may share a cached reply. An empty scope is shared by all. */
export interface CacheScope {
  /** The provider's `account()`. */
  readonly account?: string | undefined;
  /** The `cacheNamespace` of the run or the app. */
  readonly namespace?: string | undefined;
}

/** Everything a reply depends on: the model, its parameters, the messages and the scope. */
export interface Question {
  readonly model: BaseChatModel;
  /** The model's name in the graph, and its parameters. */
  readonly settings: AskSettings;
  /** Options of the request beside its parameters. */
  readonly callOptions?: object | undefined;
  readonly messages: readonly BaseMessage[];
  /** What else the model of the answer is asked: its tools and the format of its reply. */
  readonly options?: string | undefined;
  /** Who may share the reply. */
  readonly scope?: CacheScope;
  /** Which sample of the node, from 1. At temperature 0 all samples share one entry. */
  readonly sample: number;
}

/** The two keys of LangChain's caches. */
export interface CacheKey {
  readonly prompt: string;
  readonly llmKey: string;
}

/**
 * The cache key of a question. Both parts are hashes: they show no prompt, key or header.
 *
 * @throws {TypeError} if the model's identity cannot be written as JSON.
 */
export function cacheKeyOf(question: Question): CacheKey {
  const { model, settings, callOptions, messages, options, sample, scope = {} } = question;
  const identity = modelIdentity(model, scope.account);
  const { model: name, temperature } = settings;
  const params = paramsOf(settings);
  const beside = { options, callOptions, ...sampleOf(sample, temperature) };
  const asked = { name, params, identity, scope, ...beside };
  return { prompt: hashOf(messages.map(contentOf)), llmKey: hashOf(asked) };
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

function sampleOf(sample: number, temperature: number | undefined): { readonly sample?: number } {
  return temperature === 0 ? {} : { sample };
}

/** The properties of a message that vendors receive. Ids and response metadata are left out. */
const contentKeys = [
  "type",
  "role",
  "name",
  "content",
  "tool_calls",
  "tool_call_id",
  "status",
  "additional_kwargs",
];

/** What vendors receive of a message: two messages with the same content ask the same. */
export function contentOf(message: BaseMessage): unknown[] {
  return contentKeys.map((key): unknown => Reflect.get(message, key));
}
