import { agreementsOf, mostDiverse, type TextVector, wordVector } from "@moagraph/core/graph";
import { EvalInputError } from "../../errors/eval-input-error.js";

/** How much the answers of models differ. */
export interface Diversity {
  /** For each model, 1 minus the mean cosine to the other models' answers, from 0 to 1. */
  readonly differences: readonly number[];
  /** The mean cosine of each pair of models. 1 on the diagonal. */
  readonly cosines: readonly (readonly number[])[];
  /** For each model, the share of the questions for which a `selector` that keeps `keep` answers takes its answer. */
  readonly taken: readonly number[];
}

/**
 * Returns how much the answers of models differ, by the functions that the node kind `selector` uses: the cosine of
 * word vectors, and the most diverse answers of a question.
 *
 * Makes no model calls. The time grows with the number of questions times the square of the number of models.
 *
 * @param answers - For each model, its answers to the same questions in the same order.
 * @param keep - How many answers a selector would take.
 * @throws {EvalInputError} `INVALID_INPUT` If models have different numbers of answers, or none.
 * @example
 * ```ts
 * import { diversityOf } from "@moagraph/eval";
 *
 * const answers = [["It is Paris."], ["it is PARIS"], ["Probably Lyon"]];
 * console.log(diversityOf(answers, 2).differences); // [ 0.5, 0.5, 1 ]
 * ```
 */
export function diversityOf(answers: readonly (readonly string[])[], keep: number): Diversity {
  return diversityFrom(meanCosines(answers), answers, keep);
}

/** As {@link diversityOf}, with the cosines that are known. */
export function diversityFrom(
  cosines: Diversity["cosines"],
  answers: readonly (readonly string[])[],
  keep: number,
): Diversity {
  const counts = answers.map(() => 0);
  const questions = vectorsByQuestion(answers);
  for (const vectors of questions) {
    for (const index of mostDiverse(vectors, keep)) counts[index] = (counts[index] as number) + 1;
  }
  const taken = counts.map((count) => count / questions.length);
  return { differences: cosines.map(differenceIn), cosines, taken };
}

/**
 * The mean cosine of each pair of models.
 *
 * @throws {EvalInputError} `INVALID_INPUT` if models have different numbers of answers, or none.
 */
export function meanCosines(answers: readonly (readonly string[])[]): number[][] {
  checkLengths(answers);
  const sums = answers.map(() => answers.map(() => 0));
  const questions = vectorsByQuestion(answers);
  for (const vectors of questions) addCosines(sums, vectors);
  return sums.map((row) => row.map((sum) => sum / questions.length));
}

/** For each question, the words of all answers to it. */
function vectorsByQuestion(answers: readonly (readonly string[])[]): TextVector[][] {
  return (answers[0] ?? []).map((_, question) =>
    answers.map((texts) => wordVector(texts[question] ?? "")),
  );
}

function addCosines(sums: number[][], vectors: readonly TextVector[]): void {
  for (const [one, row] of sums.entries()) {
    row[one] = (row[one] as number) + 1;
    for (let other = 0; other < one; other += 1) {
      const cosine = cosineOf([vectors[one] as TextVector, vectors[other] as TextVector]);
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const) {
        (sums[a] as number[])[b] = (sums[a]?.[b] ?? 0) + cosine;
      }
    }
  }
}

/**
 * The agreement of a vector with two, itself included, is the mean of 1 and the cosine. It is 0 for a blank text. The
 * last digits are noise.
 */
function cosineOf(pair: readonly TextVector[]): number {
  const cosine = 2 * (agreementsOf(pair)[0] as number) - 1;
  return Math.max(0, Math.round(cosine * 1e12) / 1e12);
}

function differenceIn(row: readonly number[], own: number): number {
  const others = row.filter((_, index) => index !== own);
  return others.length === 0 ? 0 : 1 - others.reduce((sum, each) => sum + each, 0) / others.length;
}

function checkLengths(answers: readonly (readonly string[])[]): void {
  const [first] = answers;
  const other = answers.find((texts) => texts.length !== first?.length);
  if (first !== undefined && other !== undefined) throw unequal(first.length, other.length);
  if (first?.length === 0) throw noAnswers();
}

function unequal(one: number, other: number): EvalInputError {
  return new EvalInputError(
    `The models have different numbers of answers: ${one} and ${other}.`,
    "Give each model's answers to the same questions, in the same order.",
  );
}

function noAnswers(): EvalInputError {
  return new EvalInputError(
    "The models have no answers to the same questions.",
    "Name runs of the same questions, and ask the questions that failed again with `--retry-failed`.",
  );
}

/**
 * Returns how many different answers a group of models gives: 1 if all are equal, their number if they have no word in
 * common. It is 1 divided by the mean cosine of all pairs, each model with itself included.
 *
 * @param cosines - From {@link diversityOf}.
 * @param group - Indexes of the models.
 * @example
 * ```ts
 * import { differentAnswers } from "@moagraph/eval";
 *
 * const cosines = [
 *   [1, 0],
 *   [0, 1],
 * ];
 * console.log(differentAnswers(cosines, [0, 1])); // 2
 * ```
 */
export function differentAnswers(cosines: Diversity["cosines"], group: readonly number[]): number {
  let sum = 0;
  for (const one of group) for (const other of group) sum += cosines[one]?.[other] ?? 0;
  return group.length === 0 ? 0 : group.length ** 2 / sum;
}
