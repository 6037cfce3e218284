import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import {
  Annotation,
  type BaseCheckpointSaver,
  type CompiledStateGraph,
  END,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { nodesOf, type Shape } from "../shape.js";
import { chatOpenAI } from "./chat-openai.js";
import type { Program } from "./program.js";
import { question, synthesisOf } from "./prompt.js";

interface Proposal {
  readonly node: string;
  readonly text: string;
}

const State = Annotation.Root({
  ...MessagesAnnotation.spec,
  proposals: Annotation<Proposal[]>({
    reducer: (before, more) => before.concat(more),
    default: () => [],
  }),
});

type Write = (state: typeof State.State) => Promise<typeof State.Update>;

/**
 * The StateGraph that an experienced LangGraph user writes: a node for each model, the edges that
 * its documentation shows for waiting on several nodes, and a reducer that collects proposals.
 */
export function handWritten(shape: Shape, modelOf: (model: string) => BaseChatModel): Program {
  const output = nodesOf(shape).at(-1)?.name ?? "";
  const app = graphOf(shape, modelOf).compile();
  const input = { messages: [new HumanMessage(question)] };
  return {
    async answer() {
      const { messages } = await app.invoke(input);
      return messages.at(-1)?.text ?? "";
    },
    async *pieces() {
      const stream = await app.stream(input, { streamMode: "messages" });
      for await (const [message, { langgraph_node }] of stream) {
        if (langgraph_node === output && message.text !== "") yield message.text;
      }
    },
  };
}

/** The same with `ChatOpenAI`. */
export function handWrittenOverHttp(shape: Shape, baseUrl: string): Program {
  return handWritten(shape, (model) => chatOpenAI(model, baseUrl));
}

/** The compiled graph. */
export function handWrittenGraph(
  shape: Shape,
  modelOf: (model: string) => BaseChatModel,
): CompiledStateGraph<object, object, string> {
  return graphOf(shape, modelOf).compile();
}

/** The same with a checkpointer. Returns a function that runs it in a thread. */
export function handWrittenInThreads(
  shape: Shape,
  modelOf: (model: string) => BaseChatModel,
  checkpointer: BaseCheckpointSaver | undefined,
): (thread: string) => Promise<unknown> {
  const app = graphOf(shape, modelOf).compile(checkpointer === undefined ? {} : { checkpointer });
  const input = { messages: [new HumanMessage(question)] };
  return async (thread) => app.invoke(input, { configurable: { thread_id: thread } });
}

function graphOf(
  shape: Shape,
  modelOf: (model: string) => BaseChatModel,
): StateGraph<typeof State.spec, typeof State.State, typeof State.Update, string> {
  const graph = new StateGraph(State) as ReturnType<typeof graphOf>;
  const nodes = nodesOf(shape);
  const output = nodes.at(-1)?.name;
  for (const { name, model, reads } of nodes) {
    const ask = name === output ? answerStep : askStep;
    graph.addNode(name, ask(name, modelOf(model), reads));
  }
  for (const { name, reads } of nodes) {
    if (reads.length === 0) graph.addEdge(START, name);
    else graph.addEdge(reads.length === 1 ? (reads[0] ?? "") : [...reads], name);
  }
  return graph.addEdge(output ?? "", END);
}

function askStep(node: string, model: BaseChatModel, reads: readonly string[]): Write {
  const prompt = promptFor(reads);
  return async (state) => {
    const { text } = await model.invoke(prompt(state));
    return { proposals: [{ node, text }] };
  };
}

function answerStep(_node: string, model: BaseChatModel, reads: readonly string[]): Write {
  const prompt = promptFor(reads);
  return async (state) => ({ messages: [await model.invoke(prompt(state))] });
}

function promptFor(names: readonly string[]) {
  const reads = new Set(names);
  return ({ messages, proposals }: typeof State.State): (typeof State.State)["messages"] => {
    if (reads.size === 0) return messages;
    const texts = proposals.filter(({ node }) => reads.has(node)).map(({ text }) => text);
    return [new SystemMessage(synthesisOf(texts)), ...messages];
  };
}
