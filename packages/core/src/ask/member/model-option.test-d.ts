import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { Annotation, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { RemoteGraph } from "@langchain/langgraph/remote";
import { createAgent, initChatModel } from "langchain";
import { expectTypeOf } from "vitest";
import { compile, defineGraph, proposer } from "../../index.js";
import type { ModelOption } from "./model-option.js";

const chat = new FakeListChatModel({ responses: ["x"] });
const graph = new StateGraph(MessagesAnnotation).addEdge("__start__", "__end__").compile();
const app = compile(
  defineGraph({ name: "g", nodes: { a: proposer({ model: "a" }) }, output: "a" }),
  { models: { a: chat } },
);
const agent = createAgent({ model: chat, tools: [] });

const models = {
  agent,
  limited: agent.withConfig({ recursionLimit: 10 }),
  app,
  bound: chat.withConfig({ tags: ["x"] }),
  chain: chat.pipe(new StringOutputParser()),
  chat,
  chosen: await initChatModel("openai:gpt-4o", { configurableFields: ["model"] }),
  factory: () => chat,
  factoryOfAgents: async () => agent,
  fallbacks: chat.withFallbacks([chat]),
  graph,
  known: { model: graph, facts: {}, capabilities: { images: true } },
  lambda: RunnableLambda.from(
    async (messages: BaseMessage[]) => new AIMessage(`${messages.length}`),
  ),
  prompt: ChatPromptTemplate.fromMessages([new HumanMessage("x")]).pipe(chat),
  remote: new RemoteGraph({ graphId: "a", url: "http://localhost" }),
  retries: chat.withRetry(),
  text: RunnableLambda.from((messages: BaseMessage[]) => `${messages.length}`),
};
expectTypeOf(models).toExtend<Record<string, ModelOption>>();

const Other = Annotation.Root({ question: Annotation<string>() });
const wrong = {
  number: RunnableLambda.from((messages: BaseMessage[]) => messages.length),
  state: new StateGraph(Other).addEdge("__start__", "__end__").compile(),
  name: "gpt-4o",
  facts: { model: chat, facts: { contextTokens: 1000 } },
  factory: () => 7,
};
expectTypeOf(wrong.number).not.toExtend<ModelOption>();
expectTypeOf(wrong.state).not.toExtend<ModelOption>();
expectTypeOf(wrong.name).not.toExtend<ModelOption>();
expectTypeOf(wrong.facts).not.toExtend<ModelOption>();
expectTypeOf(wrong.factory).not.toExtend<ModelOption>();
