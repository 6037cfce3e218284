import type { AnsweredRow } from "../../answers/answer-row.js";
import type { Question } from "../../benchmark/question.js";
import type { JudgeTask } from "../../judge/judge-task.js";
import { pairwisePrompt } from "./pairwise-prompt.js";
import { pairwiseVerdict } from "./pairwise-verdict.js";

/** A question with the answers of both systems. */
export interface AnswerPair {
  readonly question: Question;
  readonly a: Pick<AnsweredRow, "turns">;
  readonly b: Pick<AnsweredRow, "turns">;
}

/** Which system's answer the judge sees first. */
export type PairOrder = "ab" | "ba";

/** Both orders. */
const pairOrders: readonly PairOrder[] = ["ab", "ba"];

/**
 * Returns the two tasks of a question for a judge: once with A's answer first, once with B's. The verdict of each is 1
 * if A's answer is better, 0 if B's is, and 0.5 for a tie. The key is the question's id and the order, such as `7:ab`.
 *
 * Makes no model calls. Asking a judge costs one call for each task.
 *
 * @param pair - A question with the answers of both systems.
 * @example
 * ```ts
 * import { pairwiseTasks } from "@moagraph/eval";
 *
 * const question = { id: 7, turns: ["2 + 2?"], record: {} };
 * const tasks = pairwiseTasks({ question, a: { turns: ["4"] }, b: { turns: ["5"] } });
 * console.log(tasks.map(({ key, read }) => [key, read({ text: "Verdict: 1" })]));
 * // [ [ '7:ab', 1 ], [ '7:ba', 0 ] ]
 * ```
 */
export function pairwiseTasks({ question, a, b }: AnswerPair): JudgeTask[] {
  return pairOrders.map((order) => {
    const [first, second] = order === "ab" ? [a, b] : [b, a];
    return {
      key: `${question.id}:${order}`,
      question: question.id,
      prompt: "pairwise",
      ...pairwisePrompt({ turns: question.turns, first: first.turns, second: second.turns }),
      details: { order },
      read: ({ text }) => winOfA(pairwiseVerdict(text), order),
    };
  });
}

function winOfA(verdict: ReturnType<typeof pairwiseVerdict>, order: PairOrder): number | undefined {
  if (verdict === undefined) return undefined;
  if (verdict === "tie") return 0.5;
  return (verdict === "first") === (order === "ab") ? 1 : 0;
}
