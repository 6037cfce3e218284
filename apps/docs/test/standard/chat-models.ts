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
import type {
  ContractException,
  ProviderSettings,
  StandardSubject,
  WireName,
} from "@moagraph/provider-kit/testing";
import { together } from "@moagraph/together";
import { xai } from "@moagraph/xai";

/** A chat model with what it does not pass, beside what its API cannot do. */
export interface Subject extends StandardSubject {
  readonly name: string;
  readonly exceptions: readonly ContractException[];
}

/** LangChain's own class, for comparison. */
export const reference: Subject = {
  name: "`ChatOpenAI` of LangChain",
  chat: ({ baseUrl, apiKey }, { temperature, maxOutputTokens, topP, stop }) =>
    new ChatOpenAI({
      model: "gpt-4.1",
      apiKey,
      configuration: { baseURL: baseUrl },
      maxRetries: 0,
      ...(temperature !== undefined && { temperature }),
      ...(maxOutputTokens !== undefined && { maxTokens: maxOutputTokens }),
      ...(topP !== undefined && { topP }),
      ...(stop !== undefined && { stop: [...stop] }),
    }),
  exceptions: [
    {
      reason: "printed, the model shows its key",
      tests: ["is made with a key, and does not show it"],
    },
    {
      reason: "the metadata has `model_name`, not `model`",
      tests: ["reports usage, and the model that answered"],
    },
    {
      reason: "a reply that does not fit throws, also with `includeRaw`",
      tests: ["gives null beside the message if the reply does not fit"],
    },
  ],
};

const usage = {
  reason: "the vendor reports the usage of a stream unasked, the test server does not",
  tests: ["reports usage of a stream once", "reports cached tokens and reasoning"],
};

/** The test server reports the usage of a stream when it is asked to. Mistral's API does so unasked. */
const unaskedUsage: readonly ContractException[] = [
  { ...usage, tests: [...usage.tests, "streams the usage beside a tool call"] },
];

interface ProviderModel {
  readonly id: string;
  readonly create: (settings: ProviderSettings) => Provider;
  readonly model: string;
  readonly wire?: WireName;
  readonly exceptions?: readonly ContractException[];
  /** In a graph, which estimates usage that is not reported. @defaultValue the same */
  readonly inGraph?: readonly ContractException[];
}

const models: readonly ProviderModel[] = [
  { id: "openai", create: openai, model: "gpt-5.4-mini" },
  { id: "openai-compatible", create: openaiCompatible, model: "a-model" },
  { id: "azure-openai", create: azureOpenai, model: "gpt-5.4-mini" },
  { id: "cerebras", create: cerebras, model: "gemma-4-31b" },
  { id: "deepseek", create: deepseek, model: "deepseek-flash" },
  { id: "fireworks", create: fireworks, model: "accounts/fireworks/models/kimi-k2p6" },
  { id: "groq", create: groq, model: "qwen/qwen3.6-27b" },
  {
    id: "mistral",
    create: mistral,
    model: "mistral-medium-2604",
    exceptions: unaskedUsage,
    inGraph: [usage],
  },
  { id: "openrouter", create: openrouter, model: "google/gemma-4-31b-it" },
  { id: "together", create: together, model: "moonshotai/Kimi-K2.6" },
  { id: "xai", create: xai, model: "grok-4.20-0309-non-reasoning" },
  { id: "anthropic", create: anthropic, model: "claude-haiku-4-5", wire: "anthropic" },
  { id: "bedrock", create: bedrock, model: "amazon.nova-pro-v1:0", wire: "bedrock" },
  { id: "cohere", create: cohere, model: "command-a-plus-05-2026", wire: "cohere" },
  { id: "google", create: google, model: "gemini-3.5-flash", wire: "gemini" },
  { id: "ollama", create: ollama, model: "gemma4:31b", wire: "ollama" },
];

/** A model of each provider. */
export const ofProviders: readonly Subject[] = models.map(
  ({ id, create, model, wire, exceptions = [] }) => ({
    ...(wire !== undefined && { wire }),
    name: `\`${id}\``,
    chat: (settings, params) => create(settings).chat(model, params),
    exceptions,
  }),
);

/** A Mixture-of-Agents whose output asks that model, as a chat model. */
export const ofGraphs: readonly Subject[] = models.map(
  ({ id, create, model, wire, exceptions = [], inGraph = exceptions }) => ({
    ...(wire !== undefined && { wire }),
    name: `\`${id}\` in a graph`,
    chat: (settings, params) =>
      asChatModel(
        compiledOnce(`${settings.baseUrl} ${JSON.stringify(params)}`, () =>
          appOf(create(settings), model, params),
        ),
      ),
    isUsageSum: true,
    exceptions: inGraph,
  }),
);

const compiled = new Map<string, MoaApp>();

/** Most tests ask for the same graph. To compile it for each would take longer than the tests. */
function compiledOnce(key: string, compileApp: () => MoaApp): MoaApp {
  const app = compiled.get(key) ?? compileApp();
  compiled.set(key, app);
  return app;
}

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
  return compile(graph, { providers: [provider], models: { ada: drafting(), bob: drafting() } });
}

function drafting(): FakeListChatModel {
  return new FakeListChatModel({ responses: ["A draft."] });
}
