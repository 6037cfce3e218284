/** Tokens of one call. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What a node passes on to those that read it. The output's text is the answer, not a proposal. */
export interface Proposal<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  readonly text: string;
  readonly usage: TokenUsage;
  /** What critics say about it, in the order they read it. */
  readonly remarks?: readonly string[];
}
