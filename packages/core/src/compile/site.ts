import type { RunnableConfig } from "@langchain/core/runnables";
import { callbackHandlerPrefersStreaming } from "@langchain/core/callbacks/base";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { CallEvent } from "../call/call-event.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { type ListenTo, listeningOf } from "./listening.js";

/** Where a step of a run stands: the state it was given, and whoever listens to it. */
export interface Site {
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
  /** Tells an event to `streamRun`, if it listens to this run, and to LangGraph's `custom` stream. */
  tell(event: CallEvent): void;
  /** Whether somebody takes the tokens of a call, be it `streamRun` or a LangChain callback. */
  isListenedTo(isAnswer: boolean): boolean;
}

/** The site of a step that LangGraph runs with this state and config. */
export function siteOf(
  state: MoaState,
  config: LangGraphRunnableConfig,
  compilation: Compilation,
): Site {
  const listening = listeningOf(config, compilation);
  return {
    state,
    config,
    tell(event) {
      listening?.take(event, state.runStartedAt);
      config.writer?.(event);
    },
    isListenedTo: (isAnswer) =>
      wants(listening?.listenTo, isAnswer) || prefersStreaming(config.callbacks),
  };
}

function wants(listenTo: ListenTo | undefined, isAnswer: boolean): boolean {
  return listenTo === "every-call" || (listenTo === "answer" && isAnswer);
}

/** LangGraph's `messages` stream and `streamEvents` listen by such a callback. */
function prefersStreaming(callbacks: RunnableConfig["callbacks"]): boolean {
  const handlers = Array.isArray(callbacks) ? callbacks : (callbacks?.handlers ?? []);
  return handlers.some((handler) => callbackHandlerPrefersStreaming(handler as never));
}
