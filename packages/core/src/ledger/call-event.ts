import type { ContentBlock, ToolCallChunk } from "@langchain/core/messages";
import type { Call } from "./call.js";
import type { CallNote } from "./call-note.js";
import type { Proposal } from "./proposal.js";

/** The call and the time of an event. */
export interface CallIdentity<NodeName extends string = string> {
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Time of the event in milliseconds since the start of the run. */
  readonly atMs: number;
}

/** The identity of a settled call, with the time at which it settled. */
export function callIdentity({ node, sample, model, settledMs }: Call): CallIdentity {
  return { node, sample, model, atMs: settledMs };
}

/**
 * A request is being sent to a model. A call answered by a cache, or by the request of another call,
 * has no such event.
 */
export interface CallStartEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-start";
  /** Number of the attempt, from 1. Of a node with a `staircase`, it counts through all rounds. */
  readonly attempt: number;
  /** Number of the round, from 1. Only of a node with a `staircase` that writes in rounds. */
  readonly round?: number;
}

/** The first token of a streamed reply arrived, of its text or its reasoning. */
export interface FirstTokenEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "first-token";
}

/** A call returned a usable proposal. */
export interface ProposalEndEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "proposal-end";
  readonly proposal: Proposal<NodeName>;
  readonly call: Call<NodeName>;
}

/** A call ended without a usable result. See `call.status` and `call.error`. */
export interface CallFailedEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-failed";
  readonly call: Call<NodeName>;
}

/** A call ended that writes no proposal: a verdict, a remark or the answer. */
export interface CallEndEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-end";
  readonly call: Call<NodeName>;
  /** The proposals that the node passes on because of this call. Empty for the answer. */
  readonly passedOn: readonly Proposal<NodeName>[];
}

/** A call was not sent, because no router chose its node, or all that its node reads was skipped. */
export interface CallSkippedEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-skipped";
  readonly call: Call<NodeName>;
}

/** An attempt failed, and the model is asked again. */
export interface CallRetryEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-retry";
  /** The attempt that failed. */
  readonly call: Call<NodeName>;
}

/** A round of a node with a `staircase` has ended. The next request continues its text. */
export interface RoundEndEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "round-end";
  /** The line of the round, which is `call.round`. */
  readonly call: Call<NodeName>;
}

/**
 * A policy allowed a deviation, such as a fallback, or a router or a person chose. The ledger line gets the
 * same note.
 */
export interface CallNoteEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-note";
  readonly note: CallNote;
}

/**
 * The next part of the answer. The parts of all events since the last `answer-reset`, concatenated,
 * are the answer, or the text before calls of tools. Each part is well-formed: a character that the vendor splits is passed on as a whole.
 */
export interface AnswerTokenEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "answer-token";
  readonly text: string;
}

/** The next part of the reasoning that precedes the answer. It is no part of the answer. */
export interface ReasoningTokenEvent<
  NodeName extends string = string,
> extends CallIdentity<NodeName> {
  readonly type: "reasoning-token";
  readonly text: string;
}

/**
 * The `answer-token` events so far are no part of the answer. Discard their text.
 *
 * - They were reasoning: the model closed a reasoning tag that it had not opened. Later calls of the model
 *   are held back until that tag, so this comes once per model and process.
 * - Or the model of a node with a `staircase` began its answer again in place of continuing it. This comes at most
 *   once per run.
 */
export interface AnswerResetEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "answer-reset";
}

/**
 * The next part of a call of a tool: the answer calls tools that the caller of the run gave, or that its
 * model has. Parts with the same `index` belong to one call; their `args`, concatenated, are its JSON.
 * The answer of the run is then empty, and its last message has the calls.
 */
export interface ToolCallChunkEvent<
  NodeName extends string = string,
> extends CallIdentity<NodeName> {
  readonly type: "tool-call-chunk";
  readonly chunk: ToolCallChunk;
}

/**
 * The next content blocks of the answer's message, as the vendor sends them: text, reasoning with its
 * signature, calls of tools. Only if the caller of the run gave tools and the vendor sends blocks. Its
 * text comes in `answer-token` events, too.
 */
export interface AnswerContentEvent<
  NodeName extends string = string,
> extends CallIdentity<NodeName> {
  readonly type: "answer-content";
  readonly content: readonly ContentBlock[];
}

/**
 * A run is resumed: what earlier processes have done of it. It comes before the events of its calls, in
 * `streamRun` only.
 */
export interface RunResumeEvent<NodeName extends string = string> {
  readonly type: "run-resume";
  /** Lines of the calls that have ended. They are not made again. */
  readonly kept: readonly Call<NodeName>[];
  /** Lines of the attempts that were cut off, or that came before these. Their calls are made again. */
  readonly cut: readonly Call<NodeName>[];
  /** In milliseconds since the start of the run, which may have been in another process. */
  readonly atMs: number;
}

/** An event of one call. LangGraph's `custom` stream carries these events. */
export type CallEvent<NodeName extends string = string> =
  | CallStartEvent<NodeName>
  | FirstTokenEvent<NodeName>
  | ProposalEndEvent<NodeName>
  | CallFailedEvent<NodeName>
  | CallEndEvent<NodeName>
  | CallSkippedEvent<NodeName>
  | CallRetryEvent<NodeName>
  | RoundEndEvent<NodeName>
  | CallNoteEvent<NodeName>
  | AnswerTokenEvent<NodeName>
  | ReasoningTokenEvent<NodeName>
  | AnswerResetEvent<NodeName>
  | ToolCallChunkEvent<NodeName>
  | AnswerContentEvent<NodeName>;
