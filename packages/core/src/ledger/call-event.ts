import type { Call } from "./call.js";
import type { CallNote } from "./call-note.js";
import type { Proposal } from "./proposal.js";

/** Which call an event speaks of, and when it happened. */
export interface CallIdentity<NodeName extends string = string> {
  readonly node: NodeName;
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
export interface CallStartEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-start";
  readonly attempt: number;
}

/** The first token of a streamed reply has come. */
export interface FirstTokenEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "first-token";
}

/** A usable proposal is there. */
export interface ProposalEndEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "proposal-end";
  readonly proposal: Proposal<NodeName>;
  readonly call: Call<NodeName>;
}

/** A call gave nothing usable; `call.status` and `call.error` say why. */
export interface CallFailedEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-failed";
  readonly call: Call<NodeName>;
}

/** A call has ended that makes no proposal of its own: one that judges, or that gave the answer. */
export interface CallEndEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-end";
  readonly call: Call<NodeName>;
  /** What the node passes on because of this call; nothing when it gave the answer. */
  readonly passedOn: readonly Proposal<NodeName>[];
}

/** A try of a call gave nothing usable, and the model is asked once more. */
export interface CallRetryEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-retry";
  /** The try that failed. */
  readonly call: Call<NodeName>;
}

/** Something is done otherwise than the graph says at first sight; the ledger will say so too. */
export interface CallNoteEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "call-note";
  readonly note: CallNote;
}

/** A piece of the answer, in order. All pieces together are the answer. */
export interface AnswerTokenEvent<NodeName extends string = string> extends CallIdentity<NodeName> {
  readonly type: "answer-token";
  readonly text: string;
}

/** What a single call tells while it runs. LangGraph's `custom` stream carries these. */
export type CallEvent<NodeName extends string = string> =
  | CallStartEvent<NodeName>
  | FirstTokenEvent<NodeName>
  | ProposalEndEvent<NodeName>
  | CallFailedEvent<NodeName>
  | CallEndEvent<NodeName>
  | CallRetryEvent<NodeName>
  | CallNoteEvent<NodeName>
  | AnswerTokenEvent<NodeName>;
