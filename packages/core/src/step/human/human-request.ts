/** What a `human` node gives to LangGraph's `interrupt`. Show it to a person, and resume the run. */
export interface HumanRequest<NodeName extends string = string> {
  readonly type: "choose-proposal";
  /** The node that asks. */
  readonly node: NodeName;
  /** What the person is asked: the node's `ask`. */
  readonly ask: string;
  /** The proposals in the order of `reads`, then of samples. At least one. `redact` does not change them. */
  readonly proposals: readonly {
    readonly node: NodeName;
    /** Number of the node's sample, from 1. */
    readonly sample: number;
    readonly text: string;
    /** Remarks of critics. */
    readonly remarks?: readonly string[];
  }[];
  /** What was wrong with the last reply, and what to send. Absent the first time. */
  readonly fault?: string;
}

/**
 * What to resume the run with: `new Command({ resume: reply })`.
 *
 * - `{ choice: 2 }` passes on the second proposal unchanged.
 * - `{ choice: 2, text: "…" }` passes on the text, as an edit of the second proposal.
 * - `{ text: "…" }` passes on the text.
 *
 * With several interrupts at once, LangGraph takes an object with a reply for each `id`.
 */
export type HumanReply =
  | { readonly choice: number; readonly text?: string | undefined }
  | { readonly choice?: undefined; readonly text: string };
