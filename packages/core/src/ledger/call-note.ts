/** A proposal, by its place. */
export interface ProposalPlace {
  readonly node: string;
  /** Which proposal of the node, from 1. */
  readonly sample: number;
}

/** Another model was asked than the node names. */
export interface FallbackNote {
  readonly type: "fallback";
  /** The model that had failed for good. */
  readonly from: string;
  /** The code of its last error. */
  readonly code: string;
}

/** Proposals were left out, since the prompt was too long for the model. */
export interface DroppedNote {
  readonly type: "dropped";
  readonly proposals: readonly ProposalPlace[];
  /** Tokens of the prompt before and after, by estimate. */
  readonly fromTokens: number;
  readonly toTokens: number;
}

/** Proposals were cut short, since the prompt was too long for the model. */
export interface TruncatedNote {
  readonly type: "truncated";
  readonly proposals: readonly ProposalPlace[];
  /** Tokens of the prompt before and after, by estimate. */
  readonly fromTokens: number;
  readonly toTokens: number;
}

/** Proposals were shown in another order than that of `reads`. */
export interface ShuffledNote {
  readonly type: "shuffled";
  readonly seed: number;
  /** The order in which they were shown. */
  readonly order: readonly ProposalPlace[];
}

/** Names of models were hidden within the proposals. */
export interface AnonymisedNote {
  readonly type: "anonymised";
  /** How many names were hidden. */
  readonly mentions: number;
}

/** The node went on with fewer proposals than it reads. */
export interface FewerNote {
  readonly type: "fewer";
  /** Usable proposals it went on with. */
  readonly usable: number;
  /** Proposals that it might have read. */
  readonly of: number;
}

/** What the node reads had nothing usable, so it worked on proposals from before. */
export interface EarlierNote {
  readonly type: "earlier";
  readonly proposals: readonly ProposalPlace[];
}

/** The answer could not be had, so a proposal was given as the answer. */
export interface DraftNote extends ProposalPlace {
  readonly type: "draft";
}

/** The answer cache failed. The call went on without it: nothing of its answer is lost. */
export interface CacheFailedNote {
  readonly type: "cache-failed";
  /** What it was asked for: a reply that it may have, or to keep one. */
  readonly during: "lookup" | "update";
  /** What went wrong, in one line of at most 200 characters. */
  readonly message: string;
  /** What to change, where the error knows. */
  readonly hint?: string;
}

/** Something that was done otherwise than the graph says at first sight, as its policies allow. */
export type CallNote =
  | FallbackNote
  | DroppedNote
  | TruncatedNote
  | ShuffledNote
  | AnonymisedNote
  | FewerNote
  | EarlierNote
  | DraftNote
  | CacheFailedNote;
