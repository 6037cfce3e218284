import type { QuestionId } from "../../benchmark/question.js";
import type { JudgmentRow } from "../../judge/judgment-row.js";
import type { Outcome, Outcomes } from "../outcome.js";

/** The verdicts of both orders of a question. `undefined` for one that is unclear or not there. */
interface BothVerdicts {
  readonly question: QuestionId;
  readonly verdicts: Map<string, number>;
}

/**
 * Returns the outcome of each question from the judgments of {@link pairwiseTasks}. The judge's order bias cancels:
 * A wins or loses only if the judge says so in both orders. If the orders disagree, it is a tie, and counted.
 *
 * A question with an order without verdict has no outcome and is listed. If a task has several rows, the last one counts.
 * Makes no model calls.
 *
 * @param rows - The judgments, in the order in which they were made.
 * @example
 * ```ts
 * import { judgedOutcomes } from "@moagraph/eval";
 *
 * const usage = { inputTokens: 20, outputTokens: 5, costUsd: 0, milliseconds: 100 };
 * const base = { question: 7, judge: "mine", prompt: "pairwise", promptSha256: "00", reply: "", usage };
 * const { outcomes, disagreed } = judgedOutcomes([
 *   { ...base, key: "7:ab", details: { order: "ab" }, verdict: 1 },
 *   { ...base, key: "7:ba", details: { order: "ba" }, verdict: 0 },
 * ]);
 * console.log(outcomes, disagreed); // [ { question: 7, a: 0.5 } ] 1
 * ```
 */
export function judgedOutcomes(rows: Iterable<JudgmentRow>): Outcomes {
  const questions = new Map<QuestionId, BothVerdicts>();
  for (const row of rows) addRow(questions, row);
  const both = [...questions.values()];
  const judged = both.filter(({ verdicts }) => verdicts.size === 2);
  return {
    outcomes: judged.map(outcomeOf),
    disagreed: judged.filter(({ verdicts }) => new Set(verdicts.values()).size === 2).length,
    unclear: both.filter(({ verdicts }) => verdicts.size < 2).map(({ question }) => question),
  };
}

function addRow(questions: Map<QuestionId, BothVerdicts>, row: JudgmentRow): void {
  const { question } = row;
  const { verdicts } = questions.get(question) ?? { verdicts: new Map<string, number>() };
  questions.set(question, { question, verdicts });
  const order = String(row.details["order"]);
  if ("verdict" in row && typeof row.verdict === "number") verdicts.set(order, row.verdict);
  else verdicts.delete(order);
}

function outcomeOf({ question, verdicts }: BothVerdicts): Outcome {
  const [one, other] = [...verdicts.values()];
  if (one !== other) return { question, a: 0.5 };
  return { question, a: one === 1 ? 1 : one === 0 ? 0 : 0.5 };
}
