import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { sha256 } from "@langchain/core/utils/hash";
import { modelIdentity } from "../../langgraph/internals/model-identity.js";
import type { AskSettings } from "../../spec/model-settings.js";
import { canonicalJson } from "./canonical-json.js";

/** What is asked, and of whom: all that a reply depends on. */
export interface Question {
  readonly model: BaseChatModel;
  /** The model's name in the graph, and its parameters. */
  readonly settings: AskSettings;
  readonly messages: readonly BaseMessage[];
  /** Which sample of the node, from 1. At temperature 0 all samples are one. */
  readonly sample: number;
}

/** Where the reply to a question stands in a cache: what LangChain's caches are asked by. */
export interface CacheKey {
  readonly prompt: string;
  readonly llmKey: string;
}

/**
 * The place of a question, which follows from its content. Both parts are hashes, so neither a
 * prompt nor a header can be read from them.
 *
 * @throws {TypeError} if what identifies the model cannot be written as JSON.
 */
export function cacheKeyOf({ model, settings, messages, sample }: Question): CacheKey {
  const { model: name, temperature, maxOutputTokens, topP, stop, seed } = settings;
  const params = { temperature, maxOutputTokens, topP, stop, seed };
  const asked = { name, params, identity: modelIdentity(model), ...sampleOf(sample, temperature) };
  return { prompt: hashOf(messages.map(contentOf)), llmKey: hashOf(asked) };
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

function sampleOf(sample: number, temperature: number | undefined): { readonly sample?: number } {
  return temperature === 0 ? {} : { sample };
}

/** What vendors are sent of a message, of whatever type: neither its id nor what came with it. */
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

function contentOf(message: BaseMessage): unknown[] {
  return contentKeys.map((key): unknown => Reflect.get(message, key));
}
