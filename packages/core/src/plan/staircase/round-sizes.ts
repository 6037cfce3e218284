import type { ReadTexts, Round } from "./rounds.js";
import type { RoundSize } from "./request-tokens.js";

/** What a node reads in all: routers may leave out a part of it. */
export interface ReadAmount {
  /** Number of proposals. */
  readonly shown: number;
  /** Tokens of all proposals. */
  readonly tokens: number;
}

/** What each of the rounds shows to the model. */
export function roundSizesOf(
  rounds: readonly Round[],
  reads: readonly ReadTexts[],
  amount: ReadAmount,
): RoundSize[] {
  const all = sumOf(reads, ({ growth, count }) => growth.tokens * count);
  const count = countOf(reads);
  const tokensShare = all === 0 ? 0 : amount.tokens / all;
  const countShare = count === 0 ? 0 : amount.shown / count;
  let answerTokens = 0;
  return rounds.map(({ startSeconds, shown }, at) => {
    const before = rounds[at - 1];
    answerTokens += before?.piece.tokens ?? 0;
    const tokens = (read: number): number => shown[read] ?? 0;
    const isOpen = ({ growth }: ReadTexts): boolean => growth.endSeconds > startSeconds;
    const begun = reads.filter((_, read) => tokens(read) > 0);
    const grown = reads.filter((_, read) => tokens(read) > (before?.shown[read] ?? 0));
    return {
      shown: countShare * countOf(begun),
      open: countShare * countOf(begun.filter(isOpen)),
      shownTokens: tokensShare * sumOf(reads, (read, index) => tokens(index) * read.count),
      grown: countShare * countOf(grown),
      grownOpen: countShare * countOf(grown.filter(isOpen)),
      firstTokens: tokens(0),
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
