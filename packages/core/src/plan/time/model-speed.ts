/** How fast a model replies. */
export interface ModelSpeed {
  /** Seconds from a request to the first token. */
  readonly firstTokenSeconds: number;
  /** Tokens per second after the first token. */
  readonly tokensPerSecond: number;
}

/** The speed of a model of which nothing is known. */
export const defaultSpeed: ModelSpeed = { firstTokenSeconds: 0.5, tokensPerSecond: 50 };
