import { EvalInputError } from "../errors/eval-input-error.js";
import { mean } from "../statistics/mean.js";
import { mtBenchCategoryOf } from "./mt-bench-categories.js";
import { noRating } from "./rating-of.js";

/** A judgment of MT-Bench. The rows of an official file of judgments fit. */
export interface MtBenchRating {
  readonly question_id: number;
  /** 1 or 2. */
  readonly turn: number;
  /** The rating. -1 if the judge named none: the row is left out of the means and counted as dropped. */
  readonly score: number;
  /** The category. Absent: that of the published question with this id. */
  readonly category?: string | undefined;
}

/** The scores of a system on MT-Bench. A mean is `null` if it has no row. */
export interface MtBenchScores {
  /** All rows, with those that were dropped. */
  readonly rows: number;
  /** Rows without a rating. */
  readonly dropped: number;
  readonly turn1: number | null;
  readonly turn2: number | null;
  /** The mean over all kept rows. It is not the mean of both turns if they differ in their numbers of rows. */
  readonly average: number | null;
  /** The means by category over both turns, in the order in which the categories appear. */
  readonly byCategory: Readonly<Record<string, number>>;
}

/**
 * Returns the scores of MT-Bench as the official code pools them: rows without a rating are dropped, a question
 * that was judged twice counts twice.
 *
 * Makes no model calls.
 *
 * @param ratings - The judgments of one system.
 * @throws {EvalInputError} `INVALID_INPUT` if a score is no finite number.
 * @see `show_mt_bench_result.py` of togethercomputer/MoA, `show_result.py` of lm-sys/FastChat
 * @example
 * ```ts
 * import { mtBenchScores } from "@moagraph/eval";
 *
 * const scores = mtBenchScores([
 *   { question_id: 81, turn: 1, score: 9 },
 *   { question_id: 81, turn: 2, score: 6 },
 *   { question_id: 111, turn: 1, score: 3 },
 *   { question_id: 111, turn: 2, score: -1 },
 * ]);
 * console.log(scores.turn1, scores.turn2, scores.average, scores.dropped); // 6 6 6 1
 * console.log(scores.byCategory); // { writing: 7.5, math: 3 }
 * ```
 */
export function mtBenchScores(ratings: readonly MtBenchRating[]): MtBenchScores {
  const kept = keptRatings(ratings);
  const meanOfTurn = (turn: number): number | null =>
    meanScore(kept.filter((rating) => rating.turn === turn));
  return {
    rows: ratings.length,
    dropped: ratings.length - kept.length,
    turn1: meanOfTurn(1),
    turn2: meanOfTurn(2),
    average: meanScore(kept),
    byCategory: meansByCategory(kept),
  };
}

/**
 * Returns the ratings that count.
 *
 * @throws {EvalInputError} `INVALID_INPUT` if a score is no finite number.
 */
export function keptRatings(ratings: readonly MtBenchRating[]): MtBenchRating[] {
  const wrong = ratings.find(({ score }) => !Number.isFinite(score));
  if (wrong !== undefined) throw wrongScore(wrong);
  return ratings.filter(({ score }) => score !== noRating);
}

function meanScore(ratings: readonly MtBenchRating[]): number | null {
  return ratings.length === 0 ? null : mean(ratings.map(({ score }) => score));
}

function meansByCategory(ratings: readonly MtBenchRating[]): Record<string, number> {
  const scores = new Map<string, number[]>();
  for (const { category, question_id: id, score } of ratings) {
    const name = category ?? mtBenchCategoryOf(id);
    if (name === undefined) continue;
    const group = scores.get(name);
    if (group === undefined) scores.set(name, [score]);
    else group.push(score);
  }
  return Object.fromEntries([...scores].map(([name, group]) => [name, mean(group)]));
}

function wrongScore({ question_id: id, turn, score }: MtBenchRating): EvalInputError {
  return new EvalInputError(
    `The score of question ${id}, turn ${turn}, is ${score}, expected a number.`,
    "Write the rating, or -1 for a judgment without one.",
  );
}
