import type { Interrupt } from "@langchain/langgraph";
import type { Call } from "../ledger/call.js";
import type { CallEvent, RunResumeEvent } from "../ledger/call-event.js";
import type { RunUsage } from "../ledger/run-usage.js";
import type { StructuredResponses } from "../ledger/structured-response.js";

/** One planned call of a run. */
export interface CallPlan<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Its layer, from 1: the number of nodes on the longest path to its node. */
  readonly layer: number;
}

/** The run starts. */
export interface RunStartEvent<NodeName extends string = string> {
  readonly type: "run-start";
  /** The graph's name. */
  readonly graph: string;
  /** All calls of the run, layer by layer. */
  readonly calls: readonly CallPlan<NodeName>[];
  readonly atMs: 0;
}

/** Every call of a layer has settled. */
export interface LayerEndEvent {
  readonly type: "layer-end";
  /** Which layer, from 1. */
  readonly layer: number;
  /** Calls with a usable result. */
  readonly usable: number;
  /** Calls without one. */
  readonly failed: number;
  /** Calls that were not made, because no router has chosen their node. 0 in a graph without routers. */
  readonly skipped: number;
  readonly atMs: number;
}

/** The run has ended. Always the last event; if the run failed, its error is thrown next. */
export interface RunEndEvent<NodeName extends string = string> {
  readonly type: "run-end";
  /** `interrupted`: LangGraph stopped at an interrupt and the run can be resumed. */
  readonly status: "answered" | "failed" | "aborted" | "interrupted";
  /** `null` unless the run answered. Empty if the answer calls tools. */
  readonly answer: string | null;
  /** The parsed replies of nodes with a `responseFormat`, if the run answered and a node has one. */
  readonly structuredResponses?: StructuredResponses<NodeName>;
  /**
   * What the run waits for, if it stopped at `interrupt()`: for a node of the kind `human`, `value` is
   * a `HumanRequest`. Resume the run with `streamRun(app, new Command({ resume }), options)`.
   */
  readonly interrupts?: readonly Interrupt[];
  /** Every call, including cancelled ones. */
  readonly ledger: readonly Call<NodeName>[];
  readonly usage: RunUsage;
  /** When the first token of the answer arrived; `null` without one. */
  readonly firstTokenMs: number | null;
  readonly atMs: number;
}

/** The events of `streamRun`. Times are milliseconds since the run started. */
export type RunEvent<NodeName extends string = string> =
  | RunStartEvent<NodeName>
  | RunResumeEvent<NodeName>
  | CallEvent<NodeName>
  | LayerEndEvent
  | RunEndEvent<NodeName>;
