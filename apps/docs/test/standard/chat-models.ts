import { ChatOpenAI } from "@langchain/openai";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { anthropic } from "@moagraph/anthropic";
import { azureOpenai } from "@moagraph/azure-openai";
import { bedrock } from "@moagraph/bedrock";
import { cerebras } from "@moagraph/cerebras";
import { cohere } from "@moagraph/cohere";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
} from "@moagraph/core";
import { deepseek } from "@moagraph/deepseek";
import { fireworks } from "@moagraph/fireworks";
import { google } from "@moagraph/google";
import { groq } from "@moagraph/groq";
import { mistral } from "@moagraph/mistral";
import { ollama } from "@moagraph/ollama";
import { openai } from "@moagraph/openai";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { openrouter } from "@moagraph/openrouter";
import type { ChatParams, Provider } from "@moagraph/provider-kit";
import type { ProviderSettings, StandardSubject, WireName } from "@moagraph/provider-kit/testing";
import { together } from "@moagraph/together";
import { xai } from "@moagraph/xai";

/** LangChain's own class, for comparison. */
export const reference: StandardSubject = {
  chat: ({ baseUrl, apiKey }, { temperature, maxOutputTokens, topP, stop }) =>
    new ChatOpenAI({
      model: "gpt-4o",
      apiKey,
      configuration: { baseURL: baseUrl },
      maxRetries: 0,
      ...(temperature !== undefined && { temperature }),
      ...(maxOutputTokens !== undefined && { maxTokens: maxOutputTokens }),
      ...(topP !== undefined && { topP }),
      ...(stop !== undefined && { stop: [...stop] }),
    }),
};

type Create = (settings: ProviderSettings) => Provider;

const models: readonly (readonly [string, Create, string, WireName?])[] = [
  ["openai", openai, "gpt-4o"],
  ["openai-compatible", openaiCompatible, "a-model"],
  ["azure-openai", azureOpenai, "gpt-4o"],
  ["cerebras", cerebras, "gpt-oss-120b"],
  ["deepseek", deepseek, "deepseek-chat"],
  ["fireworks", fireworks, "accounts/fireworks/models/kimi-k2-instruct-0905"],
  ["groq", groq, "openai/gpt-oss-120b"],
  ["mistral", mistral, "mistral-large-latest"],
  ["openrouter", openrouter, "openai/gpt-4o"],
  ["together", together, "openai/gpt-oss-120b"],
  ["xai", xai, "grok-3"],
  ["anthropic", anthropic, "claude-haiku-4-5", "anthropic"],
  ["bedrock", bedrock, "amazon.nova-pro-v1:0", "bedrock"],
  ["cohere", cohere, "command-a-03-2025", "cohere"],
  ["google", google, "gemini-2.5-flash", "gemini"],
  ["ollama", ollama, "llama3.2:3b", "ollama"],
];

/** A model of each provider. */
export const ofProviders: Readonly<Record<string, StandardSubject>> = Object.fromEntries(
  models.map(([id, create, model, wire]) => {
    const chat: StandardSubject["chat"] = (settings, params) =>
      create(settings).chat(model, params);
    return [id, { chat, ...(wire !== undefined && { wire }) }];
  }),
);

/** A Mixture-of-Agents whose output asks a model of each provider, as a chat model. */
export const ofGraphs: Readonly<Record<string, StandardSubject>> = Object.fromEntries(
  models.map(([id, create, model, wire]) => {
    const chat: StandardSubject["chat"] = (settings, params) =>
      asChatModel(appOf(create(settings), model, params));
    return [id, { chat, isUsageSum: true, ...(wire !== undefined && { wire }) }];
  }),
);

function appOf(provider: Provider, model: string, params: ChatParams): MoaApp {
  const { temperature, maxOutputTokens, topP, stop } = params;
  const graph = defineGraph({
    name: "panel",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      fuse: aggregator({
        model: `${provider.id}:${model}`,
        reads: ["ada", "bob"],
        ...(temperature !== undefined && { temperature }),
        ...(maxOutputTokens !== undefined && { maxOutputTokens }),
        ...(topP !== undefined && { topP }),
        ...(stop !== undefined && stop.length > 0 && { stop }),
      }),
    },
    output: "fuse",
  });
  const drafts = (): FakeListChatModel => new FakeListChatModel({ responses: ["A draft."] });
  return compile(graph, { providers: [provider], models: { ada: drafts(), bob: drafts() } });
}
