import type { TokenUsage } from "./proposal.js";

/** The node and number of a proposal. */
export interface ProposalPlace {
  readonly node: string;
  /** Number of the node's proposal, from 1. */
  readonly sample: number;
}

/** A fallback model was asked instead of the node's own model. */
export interface FallbackNote {
  readonly type: "fallback";
  /** The model that failed with all its retries. */
  readonly from: string;
  /** Code of its last error. */
  readonly code: string;
}

/** Proposals were left out, because the prompt was too long for the model. */
export interface DroppedNote {
  readonly type: "dropped";
  readonly proposals: readonly ProposalPlace[];
  /** Estimated tokens of the prompt before. */
  readonly fromTokens: number;
  /** Estimated tokens of the prompt after. */
  readonly toTokens: number;
}

/** Proposals were shortened, because the prompt was too long for the model. */
export interface ShortenedNote {
  readonly type: "shortened";
  readonly proposals: readonly ProposalPlace[];
  /** Estimated tokens of the prompt before. */
  readonly fromTokens: number;
  /** Estimated tokens of the prompt after. */
  readonly toTokens: number;
}

/** The reply was cut at its output limit, and used nevertheless. */
export interface TruncatedNote {
  readonly type: "truncated";
  /**
   * The limit of the request: the node's `maxOutputTokens`, or in a round what is left of it. Absent if the
   * limit is the vendor's.
   */
  readonly maxOutputTokens?: number;
  /**
   * Why a node with `onTruncated: "retry-with-more"` did not ask again:
   *
   * - `delivered`: part of the answer was delivered already.
   * - `attempts`: all attempts of its retry policy were made.
   * - `window`: the context window has no room for a longer reply.
   * - `deadline`: too little time was left.
   * - `failed`: the attempt with a higher limit failed.
   * - `fixed-model`: the model is an existing chat model, which has its own limit.
   */
  readonly notRetried?: "delivered" | "attempts" | "window" | "deadline" | "failed" | "fixed-model";
}

/**
 * The request was changed, because the model does not accept it as it is. For example, `temperature`
 * was left out.
 */
export interface AdaptedNote {
  readonly type: "adapted";
  /** The entry of the model's capabilities, such as `temperature`; `toolChoice` for `tool_choice`. */
  readonly capability: string;
}

/**
 * The vendor's token counts were too far from the estimates, and the estimates were used: more than
 * five times as many or as few, and more than 200 tokens apart.
 */
export interface UsageIgnoredNote {
  readonly type: "usage-ignored";
  readonly reported: TokenUsage;
  readonly estimated: TokenUsage;
}

/** Proposals were shown in a shuffled order instead of the order of `reads`. */
export interface ShuffledNote {
  readonly type: "shuffled";
  readonly seed: number;
  /** The order in which they were shown. */
  readonly order: readonly ProposalPlace[];
}

/** Names of models were hidden in the proposals. */
export interface AnonymisedNote {
  readonly type: "anonymised";
  /** Number of names that were hidden. */
  readonly mentions: number;
}

/** The node started with fewer proposals than it reads, because calls failed or were cut off. */
export interface FewerNote {
  readonly type: "fewer";
  /** Number of usable proposals. */
  readonly usable: number;
  /** Number of proposals if every call had succeeded. */
  readonly of: number;
}

/** The nodes it reads have no usable proposal, so the node used proposals of earlier layers. */
export interface EarlierNote {
  readonly type: "earlier";
  readonly proposals: readonly ProposalPlace[];
}

/** The call of the answer failed, so this proposal became the answer. */
export interface DraftNote extends ProposalPlace {
  readonly type: "draft";
}

/** The answer cache failed. The call continued without it, with its full reply. */
export interface CacheFailedNote {
  readonly type: "cache-failed";
  /** The operation that failed: `lookup` of a reply, or `update` with a new one. */
  readonly during: "lookup" | "update";
  /** The error in one line of at most 200 characters. */
  readonly message: string;
  /** How to fix it, if known. */
  readonly hint?: string;
}

/** The model takes no images, so each image of the conversation was replaced by a short text. */
export interface ImagesLeftOutNote {
  readonly type: "images-left-out";
  /** Number of images that were replaced. */
  readonly images: number;
}

/** The routes that a router has taken. All its other routes are skipped. */
export interface RoutedNote {
  readonly type: "routed";
  /** Names of the nodes, best first. */
  readonly to: readonly string[];
}

/** A person decided what a `human` node passes on. */
export interface HumanNote {
  readonly type: "human";
  /**
   * What the person did:
   *
   * - `chose`: chose a proposal. It is passed on unchanged.
   * - `edited`: chose a proposal and changed its text.
   * - `wrote`: wrote a text of their own.
   */
  readonly action: "chose" | "edited" | "wrote";
  /** The proposal that was chosen. Absent for `wrote`. */
  readonly proposal?: ProposalPlace;
}

/** The result is that of an earlier run of the thread: see `rerunFrom`. Nothing was sent. */
export interface KeptNote {
  readonly type: "kept";
}

/**
 * The node was added or changed after the run was started, and the run was resumed with
 * `onGraphChange: "continue"`.
 */
export interface GraphChangedNote {
  readonly type: "graph-changed";
}

/** A request of a node with a `staircase`: what it was shown, and why it ended. */
export interface RoundNote {
  readonly type: "round";
  /** Number of proposals that it was shown, in whole or in part. */
  readonly proposals: number;
  /**
   * How the request holds the answer so far:
   *
   * - `append`: as messages after those of the round before, which the vendor's prompt cache keeps.
   * - `prefill`: as the beginning of the reply, which the model continues.
   */
  readonly layout: "append" | "prefill";
  /**
   * Why the round ended:
   *
   * - `chunk`: the proposals had grown by a chunk.
   * - `limit`: it had written a chunk.
   * - `model`: the model had finished, although proposals were still being written.
   * - `last`: it was the last round.
   */
  readonly ended: "chunk" | "limit" | "model" | "last";
}

/** A node with a `staircase` started when all that it reads had ended, or wrote its answer again from then on. */
export interface BarrierNote {
  readonly type: "barrier";
  /**
   * Why it did not write in rounds:
   *
   * - `complete`: all proposals had ended before the first round, as with replies from a cache.
   * - `turn`: steps run in their turn: with `wiring: "plain"`, `maxConcurrency`, a step that may pause the
   *   run, or a router that chooses the node.
   * - `budget`: the budget has no room for rounds.
   * - `starts-over`: the model did not continue its answer, but began it again.
   */
  readonly because: "complete" | "turn" | "budget" | "starts-over";
}

/** The beginning of a reply repeated the end of the answer so far. It was left out. */
export interface OverlapNote {
  readonly type: "overlap";
  /** Number of characters that were left out. */
  readonly characters: number;
}

/** Proposals failed after a part of them had been shown. The model was told so. */
export interface WithdrawnNote {
  readonly type: "withdrawn";
  readonly proposals: readonly ProposalPlace[];
}

/**
 * A deviation from the graph that a policy allowed, a vendor quirk, a failure of the cache, the choice of
 * a router or a person, or a result that was kept.
 */
export type CallNote =
  | FallbackNote
  | DroppedNote
  | ShortenedNote
  | TruncatedNote
  | AdaptedNote
  | UsageIgnoredNote
  | ShuffledNote
  | AnonymisedNote
  | FewerNote
  | EarlierNote
  | DraftNote
  | ImagesLeftOutNote
  | HumanNote
  | CacheFailedNote
  | RoutedNote
  | KeptNote
  | RoundNote
  | BarrierNote
  | OverlapNote
  | WithdrawnNote
  | GraphChangedNote;
