import type { RunnableConfig } from "@langchain/core/runnables";
import { callbackHandlerPrefersStreaming } from "@langchain/core/callbacks/base";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { CallSite } from "../ask/call-site.js";
import type { RunControl } from "../ask/run-control.js";
import { elapsedMs } from "../call/clock.js";
import { redactEvent } from "../redact/redact-event.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { type ListenTo, listeningOf } from "./listening.js";

/** Where a step of a run stands: the state it was given, and whoever listens to it. */
export interface Site extends CallSite {
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
}

/** What LangGraph runs a step with, and what its run shares. */
export interface Visit {
  readonly step: string;
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
  readonly control: RunControl;
  readonly notNeeded: AbortSignal | undefined;
}

/** The site of a step. */
export function siteOf(visit: Visit, compilation: Compilation): Site {
  const { step, state, config, control, notNeeded } = visit;
  const listening = listeningOf(config, compilation);
  const { redact } = compilation.options;
  return {
    step,
    state,
    config,
    control,
    notNeeded,
    redact,
    nowMs: () => elapsedMs(state.runStart.atMs),
    tell(given) {
      const event = redact === undefined ? given : redactEvent(given, redact);
      listening?.take(event, state.runStart.atMs);
      config.writer?.(event);
    },
    isListenedTo: (isAnswer) =>
      wants(listening?.listenTo, isAnswer) || prefersStreaming(config.callbacks),
    isPause: (error) => typeof error === "object" && error !== null && isGraphBubbleUp(error),
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
