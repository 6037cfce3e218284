import { callbackHandlerPrefersStreaming } from "@langchain/core/callbacks/base";
import type { Callbacks } from "@langchain/core/callbacks/manager";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { CallContext } from "../ask/call/call-context.js";
import type { EarlierAttempts } from "../ask/journal/earlier-attempts.js";
import type { OutputOptions } from "../ask/call/output-options.js";
import type { RunControl } from "../ask/call/run-control.js";
import { elapsedMs } from "../ledger/clock.js";
import type { CallEvent } from "../ledger/call-event.js";
import { readsMessages, readsRuns } from "../langgraph/internals/stream-handlers.js";
import type { TraceMetadata } from "../ledger/trace-metadata.js";
import type { Redact } from "../redact/redact.js";
import { redactEvent } from "../redact/redact-event.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaState } from "../runtime/graph-state.js";
import { markedEvent } from "./kept/changed-node.js";
import { laterInputsIn } from "../runtime/later-inputs.js";
import { outputOptionsOfRun } from "../runtime/output-options-of-run.js";
import { tracePlacesOf } from "./trace-places.js";
import { type ListenTo, type RunListener, listenerOfRun } from "../runtime/run-listener.js";

interface NamedHandler {
  readonly name: string;
}

/** What a step runs with: the state it was given, its run, and the listeners of the run. */
export class StepContext implements CallContext {
  readonly redact: Redact | undefined;
  readonly earlier: EarlierAttempts | undefined;
  readonly showsDrafts: boolean;
  readonly showsDraftEvents: boolean;
  private readonly listener: RunListener | undefined;

  constructor(
    readonly step: string,
    readonly state: MoaState,
    readonly config: LangGraphRunnableConfig,
    readonly control: RunControl,
    readonly notNeeded: AbortSignal | undefined,
    private readonly compilation: Compilation,
  ) {
    this.redact = compilation.options.redact;
    this.earlier = control.journal?.earlierOf(step);
    this.showsDrafts = compilation.options.streamMessages === "all";
    this.showsDraftEvents = compilation.options.streamEvents !== "answer";
    this.listener = listenerOfRun.in(config, compilation);
  }

  /** Looked up when it is asked for: only the call that writes the answer asks. */
  get outputOptions(): OutputOptions | undefined {
    return outputOptionsOfRun.in(this.config, this.compilation);
  }

  /** Resolves with the state when all that the step reads has ended. `undefined` if that is so already. */
  get laterInputs(): Promise<MoaState> | undefined {
    return laterInputsIn(this.config, this.state);
  }

  placeOf(node: string): TraceMetadata {
    return tracePlacesOf(this.compilation.graph).get(node) ?? {};
  }

  /** The same step with a later state of its run. */
  withState(state: MoaState): StepContext {
    const copy = Object.create(StepContext.prototype) as StepContext;
    return Object.assign(copy, this, { state });
  }

  nowMs(): number {
    return elapsedMs(this.state.runStart.atMs);
  }

  emit(given: CallEvent): void {
    const { runStart } = this.state;
    const marked = markedEvent(given, runStart);
    const event = this.redact === undefined ? marked : redactEvent(marked, this.redact);
    this.listener?.take(event, runStart.atMs);
    this.config.writer?.(event);
  }

  wantsTokens(isAnswer: boolean): boolean {
    if (wants(this.listener?.listenTo, isAnswer)) return true;
    const { callbacks } = this.config;
    return callbacks !== undefined && this.streamsTo(callbacks, isAnswer);
  }

  /** LangGraph's `messages` stream and `streamEvents` register callbacks that ask for tokens. */
  private streamsTo(callbacks: Callbacks, isAnswer: boolean): boolean {
    const handlers = Array.isArray(callbacks) ? callbacks : callbacks.handlers;
    return handlers.some(
      (handler) =>
        callbackHandlerPrefersStreaming(handler as never) &&
        (isAnswer || this.showsDraftIn(handler as NamedHandler)),
    );
  }

  private showsDraftIn(handler: NamedHandler): boolean {
    if (readsMessages(handler)) return this.showsDrafts;
    return !readsRuns(handler) || this.showsDraftEvents;
  }

  isPause(error: unknown): boolean {
    return typeof error === "object" && error !== null && isGraphBubbleUp(error);
  }
}

function wants(listenTo: ListenTo | undefined, isAnswer: boolean): boolean {
  return listenTo === "every-call" || (listenTo === "answer" && isAnswer);
}
