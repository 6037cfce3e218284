import { EvalInputError } from "../errors/eval-input-error.js";
import { shortList } from "../errors/short-list.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { comparePaired, type PairedComparison } from "../statistics/compare-paired.js";
import { comparisonSentence } from "./comparison-sentence.js";
import { countsOf, outcomeTable, usageTable, winPlot } from "./comparison-tables.js";
import { winInterval } from "./win-interval.js";
import type { ComparedSystem, SystemComparison } from "./system-comparison.js";

/**
 * Returns whether A is better than B, how sure that is, and what each costs.
 *
 * The win rate of A is the mean of the outcomes, in percent: a tie counts half. Its interval is a bootstrap interval over
 * questions, or the exact one if A wins or loses all of them. p is that of {@link comparePaired}. If A and B change
 * places, the win rate is 100 minus the other. The first note is the answer in one sentence. Makes no model calls.
 *
 * @param comparison - Outcomes from {@link judgedOutcomes} or {@link checkedOutcomes}, and the usage of both systems
 * from {@link meanUsage}.
 * @throws {@link EvalInputError} `INVALID_INPUT` If no question has an outcome.
 * @example
 * ```ts
 * import { checkedOutcomes, compareSystems } from "@moagraph/eval";
 *
 * const usage = { answered: 2, failed: 0, milliseconds: 900, inputTokens: 90, outputTokens: 40 };
 * const a = { name: "moa", usage: { ...usage, costUsd: 0.03, replyTokens: 20 } };
 * const b = { name: "alone", usage: { ...usage, costUsd: 0.01, replyTokens: 40 } };
 * const outcomes = checkedOutcomes([
 *   { question: 1, a: true, b: false },
 *   { question: 2, a: true, b: true },
 * ]);
 * const { numbers } = compareSystems({ ...outcomes, a, b, comparedBy: "exact" });
 * console.log(numbers["winRate"]); // 75
 * ```
 */
export function compareSystems(comparison: SystemComparison): EvaluationResult {
  const { outcomes, disagreed, unclear, a, b, comparedBy, seed = 0 } = comparison;
  if (outcomes.length === 0) throw noOutcomes(comparison);
  const rows = outcomes.map(({ question, a: win }) => ({ cluster: question, a: win, b: 1 - win }));
  const bootstrap = comparePaired(rows, { seed });
  const wins = outcomes.map((outcome) => outcome.a);
  const winShareInterval = winInterval(wins, bootstrap.winShareInterval);
  const paired = { ...bootstrap, winShareInterval };
  const counts = countsOf(comparison);
  return {
    name: "compare",
    title: `${a.name} against ${b.name}`,
    numbers: { ...numbersOf(comparison, paired), ...counts, comparedBy },
    tables: [outcomeTable(comparison, paired), usageTable(comparison)],
    plots: [winPlot(comparison, paired)],
    notes: [
      comparisonSentence(comparison, paired),
      ...(disagreed === 0
        ? []
        : [
            `${disagreed} of the ties are questions for which the judge's verdicts in both orders differ.`,
          ]),
      ...(unclear.length === 0
        ? []
        : [
            `${unclear.length} questions have no clear verdict and are not in the win rate: ${shortList(unclear)}.`,
          ]),
      ...failureNotes([a, b]),
    ],
  };
}

function numbersOf({ a, b }: SystemComparison, paired: PairedComparison): object {
  return {
    a: { name: a.name, ...a.usage },
    b: { name: b.name, ...b.usage },
    questions: paired.questions,
    winRate: 100 * paired.winShare,
    intervals: { winRate: paired.winShareInterval.map((end) => 100 * end) },
    p: paired.p,
    costRatio: ratioOf(a.usage.costUsd, b.usage.costUsd),
  };
}

/** `null` if a cost is unknown, or B is free. */
function ratioOf(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a / b;
}

function failureNotes(systems: readonly ComparedSystem[]): string[] {
  return systems
    .filter(({ usage }) => usage.failed > 0)
    .map(
      ({ name, usage }) =>
        `${name} failed on ${usage.failed} questions. They are not compared. Ask them again with \`--retry-failed\`.`,
    );
}

function noOutcomes({ unclear, a, b }: SystemComparison): EvalInputError {
  const failed = [a, b].filter(({ usage }) => usage.failed > 0);
  const reasons = [
    ...(unclear.length === 0 ? [] : [`${unclear.length} have no clear verdict`]),
    ...failed.map(({ name, usage }) => `${name} failed on ${usage.failed}`),
  ];
  const why = reasons.length === 0 ? "no question has answers of both" : reasons.join(", ");
  return new EvalInputError(
    `No question shows whether ${a.name} or ${b.name} is better: ${why}.`,
    failed.length === 0
      ? "Check that both systems answered the same questions. If the judge names no verdict, take another judge."
      : "Ask what failed again with `--retry-failed`.",
  );
}
