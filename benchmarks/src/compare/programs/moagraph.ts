import {
  aggregator,
  compile,
  type CompileOptions,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  streamRun,
} from "@moagraph/core";
import { openai } from "@moagraph/openai";
import { nodesOf, type Shape, type ShapeNode } from "../shape.js";
import { chatOpenAI } from "./chat-openai.js";
import type { Program } from "./program.js";
import { question } from "./prompt.js";

/** Moagraph with its defaults: ledger, events, time limits, retries, fence marks. */
export function moagraph(
  shape: Shape,
  nameOf: (model: string) => string,
  options: CompileOptions,
): Program {
  const app = compile(moagraphSpec(shape, nameOf), options);
  const input = { messages: question };
  return {
    answer: async () => (await app.invoke(input)).answer,
    async *pieces() {
      for await (const event of streamRun(app, input)) {
        if (event.type === "answer-token") yield event.text;
      }
    },
  };
}

/** The graph itself, for instance to compile it with a checkpointer. */
export function moagraphSpec(shape: Shape, nameOf: (model: string) => string): GraphSpec {
  const nodes = nodesOf(shape);
  const specs = nodes.map((node) => [node.name, specOf(node, nameOf(node.model))] as const);
  const output = nodes.at(-1)?.name ?? "";
  return defineGraph({ name: "panel", nodes: Object.fromEntries(specs), output });
}

/** The same with the provider for OpenAI. */
export function moagraphOverHttp(shape: Shape, baseUrl: string): Program {
  const providers = [openai({ baseUrl, apiKey: "sk-test" })];
  return moagraph(shape, (model) => `openai:${model}`, { providers });
}

/** The same with `ChatOpenAI`, the client of the hand-written graph. */
export function moagraphWithChatOpenAI(shape: Shape, baseUrl: string): Program {
  const names = new Set(shape.layers.flatMap(({ models }) => models));
  const models = [...names].map((name) => [name, chatOpenAI(name, baseUrl)] as const);
  return moagraph(shape, (model) => model, { models: Object.fromEntries(models) });
}

function specOf({ reads }: ShapeNode, model: string): NodeSpec {
  return reads.length === 0 ? proposer({ model }) : aggregator({ model, reads });
}
