import type { StaircaseRules } from "../../spec/policies/staircase.js";
import type { ModelSpeed } from "../time/model-speed.js";
import { type Growth, type GrowthPiece, pieceEnd, secondsUntil, tokensAt } from "../time/growth.js";

/** Texts that grow alike, such as the samples of a node. */
export interface ReadTexts {
  readonly growth: Growth;
  /** How many there are. */
  readonly count: number;
}

/** What the rounds of a node depend on. */
export interface RoundsInput {
  readonly rules: StaircaseRules;
  /** How many texts must have their chunk before a round starts. */
  readonly atLeast: number;
  readonly reads: readonly ReadTexts[];
  /** When all of them have ended, in seconds from the start of the run. */
  readonly endedSeconds: number;
  readonly speed: ModelSpeed;
  /** Tokens of the whole answer. */
  readonly outputTokens: number;
}

/** One request of a node with a `staircase`. */
export interface Round {
  /** When it is sent, in seconds from the start of the run. */
  readonly startSeconds: number;
  /** Tokens of each of the texts that it shows, in the order of `reads`. */
  readonly shown: readonly number[];
  /** What it writes. */
  readonly piece: GrowthPiece;
}

/** Tokens of a sentence: a round is not ended before it has written one. */
const sentenceTokens = 20;

/**
 * The rounds of a node, at least one. A single one is an ordinary request.
 *
 * Assumes that each text grows steadily after its first token, that a round ends as soon as the next may
 * start or it has written `chunkTokens`, and that all rounds together write `outputTokens`.
 */
export function roundsOf(input: RoundsInput): Round[] {
  const { reads, rules, endedSeconds } = input;
  const rounds: Round[] = [];
  let startSeconds = Math.min(endedSeconds, dueSeconds(input, rules.firstChunkTokens));
  let left = input.outputTokens;
  while (startSeconds < endedSeconds && rounds.length < rules.maxRounds - 1) {
    const shown = reads.map(({ growth }) => tokensAt(growth, startSeconds));
    const mayFollow = rounds.length + 2 < rules.maxRounds;
    const due = mayFollow ? dueSeconds(input, rules.chunkTokens, shown) : endedSeconds;
    const piece = pieceUntil(Math.min(due, endedSeconds), startSeconds, left, input);
    rounds.push({ startSeconds, shown, piece });
    startSeconds = Math.max(Math.min(due, endedSeconds), pieceEnd(piece));
    left -= piece.tokens;
  }
  const shown = reads.map(({ growth }) => growth.tokens);
  const last = Math.max(startSeconds, endedSeconds);
  return [...rounds, { startSeconds: last, shown, piece: pieceOf(last, left, input) }];
}

/** When enough texts have grown by a chunk, or have ended. */
function dueSeconds(
  { reads, atLeast }: RoundsInput,
  chunk: number,
  shown?: readonly number[],
): number {
  const grown = reads
    .map(({ growth, count }, at): [number, number] => [
      secondsUntil(growth, (shown?.[at] ?? 0) + chunk),
      count,
    ])
    .toSorted(([a], [b]) => a - b);
  let missing = atLeast;
  for (const [seconds, count] of grown) {
    missing -= count;
    if (missing <= 0) return seconds;
  }
  return grown.at(-1)?.[0] ?? 0;
}

/** What a round that is not the last writes until the next may start. */
function pieceUntil(
  due: number,
  startSeconds: number,
  left: number,
  input: RoundsInput,
): GrowthPiece {
  const { firstTokenSeconds, tokensPerSecond } = input.speed;
  const { chunkTokens } = input.rules;
  const until = (due - startSeconds - firstTokenSeconds) * tokensPerSecond;
  const tokens = Math.min(chunkTokens, Math.max(until, sentenceTokens), left);
  return pieceOf(startSeconds, tokens, input);
}

function pieceOf(startSeconds: number, tokens: number, { speed }: RoundsInput): GrowthPiece {
  const { firstTokenSeconds, tokensPerSecond } = speed;
  return { startSeconds: startSeconds + firstTokenSeconds, tokens, tokensPerSecond };
}
