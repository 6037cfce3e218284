import type { RunnableConfig } from "@langchain/core/runnables";
import type { CallEvent } from "../ledger/call-event.js";
import { type RunScopedValue, createRunScopedValue } from "../identity/run-scoped-value.js";
import type { Compilation } from "./compilation.js";

/** Whose tokens are streamed: those of the answer, or those of every call. */
export type ListenTo = "answer" | "every-call";

/** The listener that `streamRun` attaches to its run. */
export interface RunListener {
  /**
   * The run it listens to. LangChain passes configs on to inner runs, which may be other graphs:
   * those are ignored.
   */
  readonly compilation: Compilation;
  readonly listenTo: ListenTo;
  /** Receives an event, and when its run started, in milliseconds since 1970. */
  take(event: CallEvent, runStartedAt: number): void;
}

/** Passes the listener to the steps of the run. */
export const listenerOfRun: RunScopedValue<RunListener> = createRunScopedValue("moagraph_listener");

/** The listener of a step's run, if there is one. */
export function runListenerOf(
  config: RunnableConfig,
  compilation: Compilation,
): RunListener | undefined {
  const listener = listenerOfRun.in(config);
  return listener?.compilation === compilation ? listener : undefined;
}
