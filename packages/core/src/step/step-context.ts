import type { RunnableConfig } from "@langchain/core/runnables";
import { callbackHandlerPrefersStreaming } from "@langchain/core/callbacks/base";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { CallSite } from "../ask/call-context.js";
import type { RunControl } from "../ask/run-control.js";
import { elapsedMs } from "../ledger/clock.js";
import type { CallEvent } from "../ledger/call-event.js";
import type { Redact } from "../redact/redact.js";
import { redactEvent } from "../redact/redact-event.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaState } from "../runtime/graph-state.js";
import { type Listening, listeningOf, type ListenTo } from "../runtime/run-listener.js";

/** What LangGraph runs a step with, and what its run shares. */
export interface Visit {
  readonly step: string;
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
  readonly control: RunControl;
  readonly notNeeded: AbortSignal | undefined;
}

/** Where a step of a run stands: the state it was given, and whoever listens to it. */
export class Site implements CallSite {
  readonly step: string;
  readonly state: MoaState;
  readonly config: LangGraphRunnableConfig;
  readonly control: RunControl;
  readonly notNeeded: AbortSignal | undefined;
  readonly redact: Redact | undefined;
  private readonly listening: Listening | undefined;

  constructor({ step, state, config, control, notNeeded }: Visit, compilation: Compilation) {
    this.step = step;
    this.state = state;
    this.config = config;
    this.control = control;
    this.notNeeded = notNeeded;
    this.redact = compilation.options.redact;
    this.listening = listeningOf(config, compilation);
  }

  nowMs(): number {
    return elapsedMs(this.state.runStart.atMs);
  }

  tell(given: CallEvent): void {
    const event = this.redact === undefined ? given : redactEvent(given, this.redact);
    this.listening?.take(event, this.state.runStart.atMs);
    this.config.writer?.(event);
  }

  isListenedTo(isAnswer: boolean): boolean {
    return wants(this.listening?.listenTo, isAnswer) || prefersStreaming(this.config.callbacks);
  }

  isPause(error: unknown): boolean {
    return typeof error === "object" && error !== null && isGraphBubbleUp(error);
  }
}

function wants(listenTo: ListenTo | undefined, isAnswer: boolean): boolean {
  return listenTo === "every-call" || (listenTo === "answer" && isAnswer);
}

/** LangGraph's `messages` stream and `streamEvents` listen by such a callback. */
function prefersStreaming(callbacks: RunnableConfig["callbacks"]): boolean {
  const handlers = Array.isArray(callbacks) ? callbacks : (callbacks?.handlers ?? []);
  return handlers.some((handler) => callbackHandlerPrefersStreaming(handler as never));
}
