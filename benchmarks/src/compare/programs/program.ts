/** Which program, from the barest one to ours. */
export type Variant = "floor" | "fetch" | "sdk" | "hand-written" | "moagraph";

/** A Mixture-of-Agents that is ready to run, as somebody would write it. */
export interface Program {
  /** Runs it. */
  readonly answer: () => Promise<string>;
  /** Runs it, and yields the answer as it comes. */
  readonly pieces: () => AsyncIterable<string>;
}
