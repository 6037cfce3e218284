import type { Call } from "./call.js";
import type { CallNote } from "./call-note.js";
import type { Proposal } from "./proposal.js";

/** Which call an event speaks of, and when it happened. */
export interface CallIdentity {
  readonly node: string;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Milliseconds since the run began. */
  readonly atMs: number;
}

/** The identity of a settled call, at the time it settled. */
export function callIdentity({ node, sample, model, settledMs }: Call): CallIdentity {
  return { node, sample, model, atMs: settledMs };
}

/** A model is being asked. */
export interface CallStartEvent extends CallIdentity {
  readonly type: "call-start";
  readonly attempt: number;
}

/** The first token of a streamed reply has come. */
export interface FirstTokenEvent extends CallIdentity {
  readonly type: "first-token";
}

/** A usable proposal is there. */
export interface ProposalEndEvent extends CallIdentity {
  readonly type: "proposal-end";
  readonly proposal: Proposal;
  readonly call: Call;
}

/** A call gave nothing usable; `call.status` and `call.error` say why. */
export interface CallFailedEvent extends CallIdentity {
  readonly type: "call-failed";
  readonly call: Call;
}

/** A call has ended that makes no proposal of its own: one that judges, or that gave the answer. */
export interface CallEndEvent extends CallIdentity {
  readonly type: "call-end";
  readonly call: Call;
  /** What the node passes on because of this call; nothing when it gave the answer. */
  readonly passedOn: readonly Proposal[];
}

/** A try of a call gave nothing usable, and the model is asked once more. */
export interface CallRetryEvent extends CallIdentity {
  readonly type: "call-retry";
  /** The try that failed. */
  readonly call: Call;
}

/** Something is done otherwise than the graph says at first sight; the ledger will say so too. */
export interface CallNoteEvent extends CallIdentity {
  readonly type: "call-note";
  readonly note: CallNote;
}

/** A piece of the answer, in order. All pieces together are the answer. */
export interface AnswerTokenEvent extends CallIdentity {
  readonly type: "answer-token";
  readonly text: string;
}

/** What a single call tells while it runs. LangGraph's `custom` stream carries these. */
export type CallEvent =
  | CallStartEvent
  | FirstTokenEvent
  | ProposalEndEvent
  | CallFailedEvent
  | CallEndEvent
  | CallRetryEvent
  | CallNoteEvent
  | AnswerTokenEvent;
