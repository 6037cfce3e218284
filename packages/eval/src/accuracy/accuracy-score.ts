import { EvalInputError } from "../errors/eval-input-error.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { meanWithInterval, type MeanWithInterval } from "../statistics/mean-with-interval.js";
import type { AccuracyFindings, AnswerToCheck, CheckedAnswer } from "./accuracy-findings.js";
import { accuracyPlot, accuracyTables } from "./accuracy-tables.js";
import type { Checker, CheckerName } from "./checkers.js";
import { isCorrect } from "./is-correct.js";

/** Options of {@link accuracyScore}. */
export interface AccuracyOptions {
  /** The name of the system that answered. */
  readonly system: string;
  /** The name of a checker, or a function of your own. */
  readonly checker: CheckerName | Checker;
}

/**
 * Returns the accuracy of answers, from 0 to 1, with a bootstrap interval of 95%, beside the paper's on MATH.
 *
 * Makes no model calls.
 *
 * @param answers - The answers. One that is `null` counts as wrong.
 * @param options - Who answered, and how answers are checked.
 * @returns `numbers` has `accuracy`, `questions`, `correct`, `unanswered`, `byCategory`, and the interval of the
 * accuracy in `intervals`.
 * @throws {EvalInputError} `INVALID_INPUT` if there are no answers, or an expected answer does not fit the checker.
 * @example
 * ```ts
 * import { accuracyScore } from "@moagraph/eval";
 *
 * const answers = [
 *   { id: 1, expected: "4", answer: "2 + 2 = 4" },
 *   { id: 2, expected: "9", answer: "The answer is 8." },
 * ];
 * const { numbers } = accuracyScore(answers, { system: "moa-lite", checker: "number" });
 * console.log(numbers.accuracy); // 0.5
 * ```
 */
export function accuracyScore(
  answers: readonly AnswerToCheck[],
  { system, checker }: AccuracyOptions,
): EvaluationResult {
  const checked = answers.map((answer) => ({ ...answer, isCorrect: isCorrect(answer, checker) }));
  const all = accuracyOf(checked);
  if (all === null) throw noAnswers();
  const byCategory = accuraciesByCategory(checked);
  const findings = { system, all, byCategory, checked };
  return {
    name: "accuracy",
    title: `Accuracy: ${system}`,
    numbers: {
      ...numbersOf(findings),
      checker: typeof checker === "string" ? checker : "function",
    },
    tables: accuracyTables(findings),
    plots: [accuracyPlot(findings)],
    notes: notesOn(checked),
  };
}

function accuracyOf(checked: readonly CheckedAnswer[]): MeanWithInterval | null {
  return meanWithInterval(
    checked.map((answer) => ({ cluster: answer.id, value: Number(answer.isCorrect) })),
  );
}

function accuraciesByCategory(checked: readonly CheckedAnswer[]): Map<string, MeanWithInterval> {
  const names = new Set(checked.flatMap(({ category }) => category ?? []));
  return new Map(
    [...names].map((name) => {
      const inCategory = checked.filter(({ category }) => category === name);
      return [name, accuracyOf(inCategory) as MeanWithInterval] as const;
    }),
  );
}

function numbersOf({ system, all, byCategory, checked }: AccuracyFindings): object {
  return {
    system,
    questions: checked.length,
    correct: checked.filter((answer) => answer.isCorrect).length,
    unanswered: checked.filter(({ answer }) => answer === null).length,
    accuracy: all.mean,
    byCategory: Object.fromEntries([...byCategory].map(([name, { mean }]) => [name, mean])),
    intervals: { accuracy: all.interval },
  };
}

function notesOn(checked: readonly CheckedAnswer[]): string[] {
  const unanswered = checked.filter(({ answer }) => answer === null).length;
  if (unanswered === 0) return [];
  return [`Questions without an answer, counted as wrong: ${unanswered} of ${checked.length}.`];
}

function noAnswers(): EvalInputError {
  return new EvalInputError(
    "There are no answers to check, expected at least one.",
    "Answer the questions first: moagraph eval generate.",
  );
}
