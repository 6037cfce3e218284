import type { BaseMessage } from "@langchain/core/messages";
import {
  type BaseCheckpointSaver,
  type BaseStore,
  INTERRUPT,
  type Interrupt,
  isInterrupted,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import type { MoaApp } from "../../src/index.js";
import type { Panel } from "../panel.js";

/** What the graph around is compiled with. */
interface Kept {
  readonly checkpointer?: BaseCheckpointSaver;
  readonly store?: BaseStore;
}

export const question = { messages: "Why?" };
export const thread = { configurable: { thread_id: "1" } };

/** A graph of LangGraph whose only node, `panel`, is an app. */
export function around(app: MoaApp, kept: Kept = {}) {
  return new StateGraph(MessagesAnnotation)
    .addNode("panel", app)
    .addEdge(START, "panel")
    .compile(kept);
}

export function textsOf({ messages }: { readonly messages: readonly BaseMessage[] }): string[] {
  return messages.map(({ text }) => text);
}

/** How often each model of a panel was asked. */
export function askedIn({ models }: Panel): Record<string, number> {
  const counts = Object.entries(models).map(([name, { asked }]) => [name, asked.length] as const);
  return Object.fromEntries(counts);
}

/** What a graph that has paused waits for. */
export function interruptsIn(values: object): Interrupt[] {
  return isInterrupted(values) ? values[INTERRUPT] : [];
}

/** The path to a subgraph, without the ids of tasks. */
export function withoutIds(namespace: readonly string[]): string {
  return namespace.map((part) => part.replace(/:.*/, "")).join(" ");
}
