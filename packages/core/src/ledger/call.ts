import type { CallNote } from "./call-note.js";

/** How a call ended. `blank` is a reply without text; `cached` a reply that was not asked for again. */
export type CallStatus = "ok" | "blank" | "failed" | "aborted" | "cached";

/** Why a call gave nothing usable. */
export interface CallError {
  /** The error's code, such as `RATE_LIMITED`. */
  readonly code: string;
  readonly message: string;
  /** What to change, where the error knows. */
  readonly hint?: string;
}

/** Whether a call gave what it was to give. */
export function isUsable({ status }: Pick<Call, "status">): boolean {
  return status === "ok" || status === "cached";
}

/**
 * One line of the ledger: what one call took and cost.
 *
 * Times are milliseconds since the run began.
 */
export interface Call<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Which try of this sample, from 1; 0 when nothing was sent: `failed` for want of proposals, `ok` when there was nothing to decide. */
  readonly attempt: number;
  readonly status: CallStatus;
  readonly startedMs: number;
  /** When the first token came; `null` when the reply was not streamed. */
  readonly firstTokenMs: number | null;
  readonly settledMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In US dollars; `null` when the model's price is not known. */
  readonly costUsd: number | null;
  /** Whether the vendor reported the tokens, or they were estimated from the text. */
  readonly usageSource: "reported" | "estimated";
  /** Present unless the call was `ok` or `cached`. */
  readonly error?: CallError;
  /** What a call that broke off had streamed until then; absent when that was nothing. */
  readonly partialText?: string;
  /** What was done otherwise than the graph says at first sight, in the order it was done. */
  readonly notes?: readonly CallNote[];
}
