// The record of a run.
//
// A `Call` is one line of the ledger: one attempt of one call. Its `notes` record each deviation that
// the policies allowed. A `CallEvent` reports the same while the run is in progress. A `Proposal` is
// the text that a node passes on. `usage.ts` computes tokens and cost of a reply, and `run-usage.ts`
// their sum.

import type { CallNote } from "./call-note.js";
import type { InnerCall } from "./inner-call.js";

/**
 * How a call ended.
 *
 * - `ok`: it returned a usable result.
 * - `blank`: the reply has no text beside its reasoning, or is a refusal.
 * - `failed`: it ended with an error, exceeded a timeout, or was not sent.
 * - `aborted`: it was cut off, because its readers had their quorum or because the run ended.
 * - `cached`: the reply came from the answer cache, from the same request of another call that was in
 *   flight, or from an earlier run of the thread. It costs nothing.
 * - `skipped`: it was not sent, because no router chose its node, or all that its node reads was skipped.
 */
export type CallStatus = "ok" | "blank" | "failed" | "aborted" | "cached" | "skipped";

/**
 * Why a reply ended, in the same words for all vendors.
 *
 * - `stop`: the model had finished.
 * - `length`: the output limit or the context window was reached. The text is not complete.
 * - `content-filter`: the vendor's filter withheld the rest.
 * - `refusal`: the model refused.
 * - `tool-calls`: the model wants to call a tool.
 * - `other`: the vendor gave another reason.
 */
export type FinishReason =
  | "stop"
  | "length"
  | "content-filter"
  | "refusal"
  | "tool-calls"
  | "other";

/** Why a call has no usable result. */
export interface CallError {
  /** Code of the error, such as `RATE_LIMITED`. */
  readonly code: string;
  readonly message: string;
  /** How to fix it, if known. */
  readonly hint?: string;
}

/** Whether a call returned a usable result. */
export function isUsable({ status }: Pick<Call, "status">): boolean {
  return status === "ok" || status === "cached";
}

/**
 * One line of the ledger: status, times, tokens and cost of one attempt of a call.
 *
 * Times are in milliseconds since the start of the run.
 */
export interface Call<NodeName extends string = string> {
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** The model that was asked: the node's own or a fallback. */
  readonly model: string;
  /**
   * Number of the attempt for this sample, from 1. Retries and fallbacks continue the number.
   *
   * 0 if nothing was sent: for example `failed` if there were no proposals, `ok` if there was nothing
   * to decide, `skipped` if a router did not choose the node.
   */
  readonly attempt: number;
  /**
   * Which part of the answer the request has written, from 1. Present for nodes with a `staircase` that
   * continue their text: each round has a line of its own, and attempts are numbered through all rounds.
   */
  readonly round?: number;
  readonly status: CallStatus;
  readonly startedMs: number;
  /** Time of the first token. `null` if the reply was not streamed. */
  readonly firstTokenMs: number | null;
  readonly settledMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The part of `inputTokens` that the vendor read from its prompt cache, if it reports one. */
  readonly cachedInputTokens?: number;
  /** The part of `outputTokens` that is reasoning: as reported, or estimated from its text. */
  readonly reasoningTokens?: number;
  /**
   * Cost in US dollars: as the vendor states it, else by price. `null` if both are unknown. Tokens from
   * the vendor's prompt cache have their own price, if it is known.
   */
  readonly costUsd: number | null;
  /** Whether the vendor reported the tokens, or they were estimated from the text. */
  readonly usageSource: "reported" | "estimated";
  /** Why the reply ended. Absent if the vendor does not say, and for a call without a reply. */
  readonly finishReason?: FinishReason;
  /** Present unless the status is `ok`, `cached` or `skipped`. */
  readonly error?: CallError;
  /** Text streamed before the call broke off, without reasoning. Absent if there was none. */
  readonly partialText?: string;
  /** Deviations that the policies allowed, in the order in which they happened. */
  readonly notes?: readonly CallNote[];
  /**
   * The calls to models that an agent, a graph or another Runnable in `models` made for this call, in
   * the order in which they started. Tokens and cost of the call are their sum.
   */
  readonly innerCalls?: readonly InnerCall[];
}
