import type { Call } from "../ledger/call.js";
import type { CallEvent } from "../ledger/call-event.js";
import type { RunUsage } from "../ledger/run-usage.js";

/** One call that a run will make. */
export interface CallPlan<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Which layer it stands in, from 1. */
  readonly layer: number;
}

/** A run begins. */
export interface RunStartEvent<NodeName extends string = string> {
  readonly type: "run-start";
  /** The graph's name. */
  readonly graph: string;
  /** All its calls, layer by layer. */
  readonly calls: readonly CallPlan<NodeName>[];
  readonly atMs: 0;
}

/** Every call of a layer has settled. */
export interface LayerEndEvent {
  readonly type: "layer-end";
  /** Which layer, from 1. */
  readonly layer: number;
  /** Calls that gave a usable proposal. */
  readonly usable: number;
  /** Calls that did not. */
  readonly failed: number;
  readonly atMs: number;
}

/** A run has ended. Always the last event; when the run failed, its error is thrown after it. */
export interface RunEndEvent<NodeName extends string = string> {
  readonly type: "run-end";
  /** `interrupted`: LangGraph stopped before a node, as asked, and can go on. */
  readonly status: "answered" | "failed" | "aborted" | "interrupted";
  /** `null` unless the run answered. */
  readonly answer: string | null;
  /** Every call, also those that were cut off. */
  readonly ledger: readonly Call<NodeName>[];
  readonly usage: RunUsage;
  /** When the first token of the answer came; `null` if none did. */
  readonly firstTokenMs: number | null;
  readonly atMs: number;
}

/** What `streamRun` yields. Times are milliseconds since the run began. */
export type RunEvent<NodeName extends string = string> =
  | RunStartEvent<NodeName>
  | CallEvent<NodeName>
  | LayerEndEvent
  | RunEndEvent<NodeName>;
