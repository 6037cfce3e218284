/** A part of a text that is written without a pause. */
export interface GrowthPiece {
  /** When it begins, in seconds from the start of the run. */
  readonly startSeconds: number;
  readonly tokens: number;
  /** Infinity if it arrives at once. */
  readonly tokensPerSecond: number;
}

/** How a text grows while it is written: its pieces in order, each after the end of the one before. */
export interface Growth {
  readonly pieces: readonly GrowthPiece[];
  /** Tokens of the whole text. */
  readonly tokens: number;
  /** When it is known to be whole, in seconds from the start of the run. */
  readonly endSeconds: number;
}

/** The growth of a text that is written in these pieces. */
export function growthOf(pieces: readonly GrowthPiece[]): Growth {
  const tokens = pieces.reduce((sum, piece) => sum + piece.tokens, 0);
  const last = pieces.at(-1);
  return { pieces, tokens, endSeconds: last === undefined ? 0 : pieceEnd(last) };
}

/** The growth of a text that arrives at once. */
export function arrivalOf(tokens: number, startSeconds: number): Growth {
  return growthOf([{ startSeconds, tokens, tokensPerSecond: Number.POSITIVE_INFINITY }]);
}

/** When a piece has been written. */
export function pieceEnd({ startSeconds, tokens, tokensPerSecond }: GrowthPiece): number {
  return startSeconds + tokens / tokensPerSecond;
}

/** Tokens of a text at a time. */
export function tokensAt({ pieces }: Growth, seconds: number): number {
  let sum = 0;
  for (const piece of pieces) {
    const elapsed = seconds - piece.startSeconds;
    if (elapsed < 0) break;
    sum += seconds >= pieceEnd(piece) ? piece.tokens : elapsed * piece.tokensPerSecond;
  }
  return sum;
}

/** When a text has this many tokens, or is whole. */
export function secondsUntil({ pieces, endSeconds }: Growth, tokens: number): number {
  let left = tokens;
  for (const { startSeconds, tokens: own, tokensPerSecond } of pieces) {
    if (left <= own) return startSeconds + left / tokensPerSecond;
    left -= own;
  }
  return endSeconds;
}
