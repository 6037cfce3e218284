import type { Call } from "./call.js";
import type { CallNote } from "./call-note.js";
import type { Proposal } from "./proposal.js";

/** The call and the time of an event. */
export interface CallIdentity {
  readonly node: string;
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

/** A request is being sent to a model. */
export interface CallStartEvent extends CallIdentity {
  readonly type: "call-start";
  /** Number of the attempt, from 1. */
  readonly attempt: number;
}

/** The first token of a streamed reply arrived. */
export interface FirstTokenEvent extends CallIdentity {
  readonly type: "first-token";
}

/** A call returned a usable proposal. */
export interface ProposalEndEvent extends CallIdentity {
  readonly type: "proposal-end";
  readonly proposal: Proposal;
  readonly call: Call;
}

/** A call ended without a usable result. See `call.status` and `call.error`. */
export interface CallFailedEvent extends CallIdentity {
  readonly type: "call-failed";
  readonly call: Call;
}

/** A call ended that writes no proposal: a verdict, a remark or the answer. */
export interface CallEndEvent extends CallIdentity {
  readonly type: "call-end";
  readonly call: Call;
  /** The proposals that the node passes on because of this call. Empty for the answer. */
  readonly passedOn: readonly Proposal[];
}

/** An attempt failed, and the model is asked again. */
export interface CallRetryEvent extends CallIdentity {
  readonly type: "call-retry";
  /** The attempt that failed. */
  readonly call: Call;
}

/** A policy allowed a deviation, such as a fallback. The ledger line gets the same note. */
export interface CallNoteEvent extends CallIdentity {
  readonly type: "call-note";
  readonly note: CallNote;
}

/** The next part of the answer. The parts of all events, concatenated, are the answer. */
export interface AnswerTokenEvent extends CallIdentity {
  readonly type: "answer-token";
  readonly text: string;
}

/** An event of one call. LangGraph's `custom` stream carries these events. */
export type CallEvent =
  | CallStartEvent
  | FirstTokenEvent
  | ProposalEndEvent
  | CallFailedEvent
  | CallEndEvent
  | CallRetryEvent
  | CallNoteEvent
  | AnswerTokenEvent;
