import { agreementsOf, mostDiverse, type Vector, wordVector } from "@moagraph/core/graph";
import { MoaError } from "@moagraph/provider-kit";

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
 * @throws `MoaError` `INVALID_INPUT` If models have different numbers of answers.
 * @example
 * ```ts
 * import { diversityOf } from "@moagraph/eval";
 *
 * const answers = [["It is Paris."], ["it is PARIS"], ["Probably Lyon"]];
 * console.log(diversityOf(answers, 2).differences); // [ 0.5, 0.5, 1 ]
 * ```
 */
export function diversityOf(answers: readonly (readonly string[])[], keep: number): Diversity {
  checkLengths(answers);
  const questions = answers[0]?.length ?? 0;
  const sums = answers.map(() => answers.map(() => 0));
  const counts = answers.map(() => 0);
  for (let question = 0; question < questions; question += 1) {
    const vectors = answers.map((texts) => wordVector(texts[question] as string));
    addCosines(sums, vectors);
    for (const index of mostDiverse(vectors, keep)) counts[index] = (counts[index] as number) + 1;
  }
  const cosines = sums.map((row) => row.map((sum) => sum / questions));
  return {
    differences: cosines.map(differenceIn),
    cosines,
    taken: counts.map((n) => n / questions),
  };
}

function addCosines(sums: number[][], vectors: readonly Vector[]): void {
  for (const [one, row] of sums.entries()) {
    for (const other of row.keys()) {
      const pair = [vectors[one] as Vector, vectors[other] as Vector];
      row[other] = (row[other] as number) + (one === other ? 1 : cosineOf(pair));
    }
  }
}

/**
 * The agreement of a vector with two, itself included, is the mean of 1 and the cosine. It is 0 for a blank text. The
 * last digits are noise.
 */
function cosineOf(pair: readonly Vector[]): number {
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
  if (first === undefined || other === undefined) return;
  throw new MoaError({
    code: "INVALID_INPUT",
    message: `The models have different numbers of answers: ${first.length} and ${other.length}.`,
    hint: "Give each model's answers to the same questions, in the same order.",
  });
}

/**
 * Returns how many different answers a group of models gives: 1 if all are equal, their number if they have no word in
 * common. It is 1 divided by the mean cosine of all pairs, each model with itself included.
 *
 * @param cosines - From {@link diversityOf}.
 * @param group - Indexes of the models.
 */
export function differentAnswers(cosines: Diversity["cosines"], group: readonly number[]): number {
  let sum = 0;
  for (const one of group) for (const other of group) sum += cosines[one]?.[other] ?? 0;
  return group.length === 0 ? 0 : group.length ** 2 / sum;
}
