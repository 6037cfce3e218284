import type { CallEvent, RunResumeEvent } from "../ledger/call-event.js";
import { type CompilationValue, createCompilationValue } from "./compilation-value.js";

/** What the listener of a run receives. */
export type TakenEvent = CallEvent | RunResumeEvent;

/** Whose tokens are streamed: those of the answer, or those of every call. */
export type ListenTo = "answer" | "every-call";

/** The listener that `streamRun` attaches to its run. */
export interface RunListener {
  readonly listenTo: ListenTo;
  /** Receives an event, and when its run started, in milliseconds since 1970. */
  take(event: TakenEvent, runStartedAt: number): void;
}

/** Passes the listener to the steps of the run. */
export const listenerOfRun: CompilationValue<RunListener> =
  createCompilationValue("moagraph_listener");
