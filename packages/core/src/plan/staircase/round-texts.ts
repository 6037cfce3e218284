import type { Round } from "./rounds.js";
import type { ReadTexts } from "./rounds.js";
import type { RoundText } from "./round-requests.js";

/** What a node reads in all: routers may leave out a part of it. */
export interface ReadAmount {
  /** Number of proposals. */
  readonly shown: number;
  /** Tokens of all proposals. */
  readonly tokens: number;
}

/** What each of the rounds shows to the model. */
export function roundTextsOf(
  rounds: readonly Round[],
  reads: readonly ReadTexts[],
  amount: ReadAmount,
): RoundText[] {
  const all = sumOf(reads, ({ growth, count }) => growth.tokens * count);
  const count = sumOf(reads, (read) => read.count);
  const tokensShare = all === 0 ? 0 : amount.tokens / all;
  const countShare = count === 0 ? 0 : amount.shown / count;
  let answerTokens = 0;
  return rounds.map((round, at) => {
    const before = rounds[at - 1];
    answerTokens += before?.piece.tokens ?? 0;
    const { shown } = round;
    const isGrown = (_: ReadTexts, read: number): boolean =>
      (shown[read] ?? 0) > (before?.shown[read] ?? 0);
    return {
      shown: countShare * countOf(reads.filter((_, read) => (shown[read] ?? 0) > 0)),
      shownTokens: tokensShare * sumOf(reads, (read, index) => (shown[index] ?? 0) * read.count),
      grown: countShare * countOf(reads.filter(isGrown)),
      firstTokens: shown[0] ?? 0,
      answerTokens,
    };
  });
}

function countOf(reads: readonly ReadTexts[]): number {
  return sumOf(reads, ({ count }) => count);
}

function sumOf(
  reads: readonly ReadTexts[],
  of: (read: ReadTexts, index: number) => number,
): number {
  return reads.reduce((sum, read, index) => sum + of(read, index), 0);
}
