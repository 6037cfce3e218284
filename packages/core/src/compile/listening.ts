import type { RunnableConfig } from "@langchain/core/runnables";
import { callbackHandlerPrefersStreaming } from "@langchain/core/callbacks/base";

/** Whose tokens a listener wants: only those of the answer, or those of every call. */
export type ListenTo = "answer" | "every-call";

/** What `streamRun` tells the nodes of its run. */
export interface Listening {
  readonly listenTo: ListenTo;
  /** When the run began, in milliseconds since 1970. */
  readonly startedAt: number;
}

const key = "moagraph_listening";

/** The part of a LangGraph config that carries it. */
export function configurableFor(listening: Listening): Record<string, Listening> {
  return { [key]: listening };
}

/** Reads it back in a node. */
export function listeningOf(config: RunnableConfig): Listening | undefined {
  return config.configurable?.[key] as Listening | undefined;
}

/** Whether somebody takes the tokens of a call: `streamRun`, or a LangChain callback such as LangGraph's `messages` stream. */
export function isListenedTo(config: RunnableConfig, isAnswer: boolean): boolean {
  const listenTo = listeningOf(config)?.listenTo;
  if (listenTo === "every-call" || (isAnswer && listenTo === "answer")) return true;
  const { callbacks } = config;
  const handlers = Array.isArray(callbacks) ? callbacks : (callbacks?.handlers ?? []);
  return handlers.some((handler) => callbackHandlerPrefersStreaming(handler as never));
}
