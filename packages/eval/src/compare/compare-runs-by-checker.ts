import type { Checker, CheckerName } from "../accuracy/checkers.js";
import { expectedAnswerOf } from "../accuracy/expected-answer.js";
import { isCorrect } from "../accuracy/is-correct.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { type CheckedPair, checkedOutcomes } from "./checked-outcomes.js";
import { comparisonOfRuns } from "./comparison-of-runs.js";
import { openRunPairs, type RunFolders, type RunPairs } from "./run-pairs.js";

/** Options of {@link compareRunsByChecker}. */
export interface CompareByCheckerOptions extends RunFolders {
  /** The name of a checker, or a function of your own. It gets the last turn's answer. */
  readonly checker: CheckerName | Checker;
  /** @defaultValue `0` */
  readonly seed?: number | undefined;
}

/**
 * Compares the answers of two runs on the same questions by a checker: A wins a question if only its answer is correct.
 *
 * Makes no model calls.
 *
 * @param options - The runs and the checker.
 * @throws {@link EvalInputError} `INVALID_INPUT` If the runs have different questions, or a question has no answer to
 * check against.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a folder has no run of the benchmark.
 * @example
 * ```ts
 * import { benchmarks, compareRunsByChecker } from "@moagraph/eval";
 *
 * async function printComparison(folderA: string, folderB: string): Promise<void> {
 *   const benchmark = benchmarks.questions;
 *   const { notes } = await compareRunsByChecker({ folderA, folderB, benchmark, checker: "number" });
 *   console.log(notes[0]);
 * }
 * ```
 */
export async function compareRunsByChecker(
  options: CompareByCheckerOptions,
): Promise<EvaluationResult> {
  const { checker, seed } = options;
  const runs = await openRunPairs(options);
  try {
    const pairs = await checkedPairs(runs, options);
    const result = await comparisonOfRuns(options, runs, {
      ...checkedOutcomes(pairs),
      comparedBy: typeof checker === "string" ? `the checker ${checker}` : "a checker",
      seed,
    });
    return { ...result, numbers: { ...result.numbers, ...accuracies(pairs) } };
  } finally {
    await runs.close();
  }
}

async function checkedPairs(
  { pairs }: RunPairs,
  { checker }: CompareByCheckerOptions,
): Promise<CheckedPair[]> {
  const checked: CheckedPair[] = [];
  for await (const { question, a, b } of pairs()) {
    const { id } = question;
    const expected = expectedAnswerOf(question);
    const isRight = (turns: readonly string[]): boolean =>
      isCorrect({ id, expected, answer: turns.at(-1) ?? null }, checker);
    checked.push({ question: id, a: isRight(a.turns), b: isRight(b.turns) });
  }
  return checked;
}

function accuracies(pairs: readonly CheckedPair[]): Record<string, number> {
  const share = (isRight: (pair: CheckedPair) => boolean): number =>
    pairs.filter(isRight).length / pairs.length;
  return { accuracyA: share(({ a }) => a), accuracyB: share(({ b }) => b) };
}
