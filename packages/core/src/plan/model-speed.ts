/** How fast a model replies. */
export interface ModelSpeed {
  /** Seconds from a request to the first token. */
  readonly firstTokenSeconds: number;
  /** Tokens per second after the first token. */
  readonly tokensPerSecond: number;
}
