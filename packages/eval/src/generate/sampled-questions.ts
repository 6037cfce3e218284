import type { Question } from "../benchmark/question.js";
import { randomDraws } from "../statistics/random-draws.js";

/** Which questions of a set are asked. */
export interface SampleOptions {
  /** Most questions. @defaultValue all */
  readonly limit?: number | undefined;
  /**
   * Takes a random sample, the same for the same seed.
   *
   * @defaultValue the first questions
   */
  readonly seed?: number | undefined;
}

/**
 * The questions that are asked, in published order.
 *
 * @param questions - All questions.
 * @param count - How many there are.
 */
export async function* sampledQuestions(
  questions: AsyncIterable<Question>,
  count: number,
  { limit = count, seed }: SampleOptions,
): AsyncGenerator<Question> {
  if (limit <= 0) return;
  const chosen = seed === undefined || limit >= count ? undefined : positions(count, limit, seed);
  let position = 0;
  let left = Math.min(limit, count);
  for await (const question of questions) {
    if (chosen?.has(position) ?? true) {
      yield question;
      left -= 1;
      if (left === 0) return;
    }
    position += 1;
  }
}

/** Draws `limit` of the numbers from 0 to `count - 1`, each set of them with the same probability (Floyd). */
function positions(count: number, limit: number, seed: number): ReadonlySet<number> {
  const draws = randomDraws(seed);
  const drawn = new Set<number>();
  for (let last = count - limit; last < count; last += 1) {
    const position = draws.index(last + 1);
    drawn.add(drawn.has(position) ? last : position);
  }
  return drawn;
}
