import type { RunnableConfig } from "@langchain/core/runnables";
import type { CallEvent } from "../../ledger/call-event.js";
import type { TraceMetadata } from "../../ledger/trace-metadata.js";
import type { Redact } from "../../redact/redact.js";
import type { EarlierAttempts } from "../journal/earlier-attempts.js";
import type { OutputOptions } from "./output-options.js";
import type { RunControl } from "./run-control.js";

/** The run that a call belongs to: its clock, its listeners, and what can cancel the call. */
export interface CallContext {
  /** Name of the LangGraph node that makes the call. */
  readonly step: string;
  readonly config: RunnableConfig;
  readonly control: RunControl;
  /** Aborted once every reader of the call has enough proposals without it. */
  readonly notNeeded: AbortSignal | undefined;
  /** Attempts of an earlier process at this call. `undefined` if there are none. */
  readonly earlier: EarlierAttempts | undefined;
  /** The graph's `redact` hook; `undefined` without one. */
  readonly redact: Redact | undefined;
  /** Options for the model of the output, if the run has any. Only calls that write the answer use them. */
  readonly outputOptions: OutputOptions | undefined;
  /** Whether LangGraph's `messages` stream shows calls that are not the answer. */
  readonly showsDrafts: boolean;
  /** Whether `streamEvents` shows calls that are not the answer. */
  readonly showsDraftEvents: boolean;
  /** The place of a node in the graph, as traces name it. */
  placeOf(node: string): TraceMetadata;
  /** Milliseconds since the run started. */
  nowMs(): number;
  /** Sends an event to `streamRun`, if it listens to this run, and to LangGraph's `custom` stream. */
  emit(event: CallEvent): void;
  /** Whether `streamRun` or a LangChain callback listens to the tokens of the call. */
  wantsTokens(isAnswer: boolean): boolean;
  /** Whether a thrown value is LangGraph's way to pause a run. It must be rethrown. */
  isPause(error: unknown): boolean;
}
