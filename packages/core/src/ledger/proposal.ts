/** Input and output tokens of one call. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A text that a node passes on to the nodes that read it. The output's text is not a proposal. */
export interface Proposal<NodeName extends string = string> {
  readonly node: NodeName;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Its text, without reasoning. */
  readonly text: string;
  /** The model's reasoning, if the node has `keepReasoning`. */
  readonly reasoning?: string;
  readonly usage: TokenUsage;
  /** Remarks of critics, in the order in which the critics read it. */
  readonly remarks?: readonly string[];
}
