/**
 * The compared programs, from the simplest to ours. `moagraph-chat-openai` is ours with the client
 * of the hand-written one.
 */
export type Variant =
  | "floor"
  | "fetch"
  | "sdk"
  | "hand-written"
  | "moagraph"
  | "moagraph-chat-openai";

/** A Mixture-of-Agents program that is ready to run. */
export interface Program {
  /** Runs it. */
  readonly answer: () => Promise<string>;
  /** Runs it, and yields the answer as it arrives. */
  readonly pieces: () => AsyncIterable<string>;
}
