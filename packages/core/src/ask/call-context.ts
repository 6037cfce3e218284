import type { RunnableConfig } from "@langchain/core/runnables";
import type { CallEvent } from "../ledger/call-event.js";
import type { Redact } from "../redact/redact.js";
import type { RunControl } from "./run-control.js";

/** Where a call stands: in which run, who listens, and what may cut it off. */
export interface CallSite {
  /** What LangGraph calls the step that makes the call. */
  readonly step: string;
  readonly config: RunnableConfig;
  /** What all calls of the run share. */
  readonly control: RunControl;
  /** Aborted when nobody needs the call any more. */
  readonly notNeeded: AbortSignal | undefined;
  /** The graph's hook for whatever leaves; absent when it has none. */
  readonly redact: Redact | undefined;
  /** Milliseconds since the run began. */
  nowMs(): number;
  /** Tells an event to `streamRun`, if it listens to this run, and to LangGraph's `custom` stream. */
  tell(event: CallEvent): void;
  /** Whether somebody takes the tokens of a call, be it `streamRun` or a LangChain callback. */
  isListenedTo(isAnswer: boolean): boolean;
  /** Whether what was thrown is LangGraph's way to pause a run, and none of our business. */
  isPause(error: unknown): boolean;
}
