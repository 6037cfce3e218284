import type { RoundNote } from "../../ledger/call-note.js";

/** How a request holds the answer so far: as in the note `round`. */
export type StaircaseLayout = RoundNote["layout"];

/** Input tokens of all requests for one reply in one layout. */
export interface LayoutPlan {
  readonly inputTokens: number;
  /** Those of them that the vendor finds in its prompt cache. 0 if it is not known to have one. */
  readonly cachedInputTokens: number;
  /**
   * Input tokens at the full price that cost the same. Equal to `inputTokens` if the price of cached tokens
   * is unknown.
   */
  readonly billedInputTokens: number;
}

/** One request of a node with a `staircase`. */
export interface RoundPlan {
  /** When it is sent, in seconds from the start of the run. */
  readonly startSeconds: number;
  /** Tokens of the proposals, as far as they are shown. */
  readonly proposalTokens: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

/** A node with a `staircase`: its requests for one reply. */
export interface StaircaseNodePlan {
  readonly node: string;
  readonly model: string;
  /** Its replies. Each needs all of the requests. */
  readonly replies: number;
  /** The layout that the run uses: the cheaper one that its model accepts. */
  readonly layout: StaircaseLayout;
  /** The requests in this layout. A single one is an ordinary request, which waits for all proposals. */
  readonly rounds: readonly RoundPlan[];
  /** Input tokens in both layouts. The model may not accept `prefill`. */
  readonly layouts: Readonly<Record<StaircaseLayout, LayoutPlan>>;
}

/** What nodes with a `staircase` change in a run. */
export interface StaircasePlan {
  readonly nodes: readonly StaircaseNodePlan[];
  /** Input tokens of the run beyond those of the same graph without `staircase`. */
  readonly extraInputTokens: number;
  /** Input tokens of the run, with those in the prompt caches of rounds counted by their price. */
  readonly billedInputTokens: number;
  /** The same graph without `staircase`. */
  readonly without: {
    readonly inputTokens: number;
    readonly firstTokenSeconds: number;
    readonly criticalPathSeconds: number;
  };
}
