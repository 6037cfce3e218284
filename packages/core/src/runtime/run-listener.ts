import type { RunnableConfig } from "@langchain/core/runnables";
import type { CallEvent } from "../ledger/call-event.js";
import { type RunScopedValue, createRunScopedValue } from "../identity/run-scoped-value.js";
import type { Compilation } from "./compilation.js";

/** Whose tokens a listener wants: only those of the answer, or those of every call. */
export type ListenTo = "answer" | "every-call";

/** How `streamRun` listens to its run. */
export interface RunListener {
  /**
   * Whose run it listens to. LangChain hands a config down to whatever runs within, which may be
   * another Mixture-of-Agents: that one is not listened to.
   */
  readonly compilation: Compilation;
  readonly listenTo: ListenTo;
  /** Takes an event, and when its run began, in milliseconds since 1970. */
  take(event: CallEvent, runStartedAt: number): void;
}

/** Hands it down to the steps of the run. */
export const listeningCarrier: RunScopedValue<RunListener> =
  createRunScopedValue("moagraph_listening");

/** Reads it back in a step, if it is that step's run which is listened to. */
export function runListenerOf(
  config: RunnableConfig,
  compilation: Compilation,
): RunListener | undefined {
  const listening = listeningCarrier.find(config);
  return listening?.compilation === compilation ? listening : undefined;
}
