/**
 * Which program, from the barest one to ours; `moagraph-chat-openai` is ours with the client that the
 * hand-written one has.
 */
export type Variant =
  | "floor"
  | "fetch"
  | "sdk"
  | "hand-written"
  | "moagraph"
  | "moagraph-chat-openai";

/** A Mixture-of-Agents that is ready to run, as somebody would write it. */
export interface Program {
  /** Runs it. */
  readonly answer: () => Promise<string>;
  /** Runs it, and yields the answer as it comes. */
  readonly pieces: () => AsyncIterable<string>;
}
