import type { AnswerRow } from "../../answers/answer-row.js";

/** Means of the answered questions of a run. */
export interface MeanUsage {
  /** Number of answered questions. */
  readonly answered: number;
  /** Number of questions without an answer. */
  readonly failed: number;
  /** US dollars for each question. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** Milliseconds from question to answer. */
  readonly milliseconds: number;
  /** Tokens of all prompts of a question. */
  readonly inputTokens: number;
  /** Tokens of all replies to a question. */
  readonly outputTokens: number;
  /** Tokens of one reply. */
  readonly replyTokens: number;
}

/** Sums that become means. */
interface Sums {
  answered: number;
  failed: number;
  costUsd: number | null;
  milliseconds: number;
  inputTokens: number;
  outputTokens: number;
  replies: number;
}

/**
 * Returns the mean cost, time and tokens of the answered questions of a run. What failed questions cost is part of the
 * cost: the run paid it for these answers. Makes no model calls.
 *
 * @param rows - One row for each question, such as {@link readAnswers} gives. They are not kept in memory.
 * @example
 * ```ts
 * import { meanUsage } from "@moagraph/eval";
 *
 * const usage = { inputTokens: 20, outputTokens: 5, costUsd: 0.5, milliseconds: 100 };
 * const failed = { code: "NO_USABLE_PROPOSAL", message: "No proposal can be used." };
 * const { answered, costUsd } = await meanUsage([
 *   { id: 1, turns: ["4"], proposals: [], calls: [], usage },
 *   { id: 2, failed, calls: [], usage },
 * ]);
 * console.log(answered, costUsd); // 1 1
 * ```
 */
export async function meanUsage(
  rows: AsyncIterable<AnswerRow> | Iterable<AnswerRow>,
): Promise<MeanUsage> {
  const sums: Sums = {
    answered: 0,
    failed: 0,
    costUsd: 0,
    milliseconds: 0,
    inputTokens: 0,
    outputTokens: 0,
    replies: 0,
  };
  for await (const row of rows) addRow(sums, row);
  return meansOf(sums);
}

function addRow(sums: Sums, row: AnswerRow): void {
  const { costUsd } = row.usage;
  sums.costUsd = sums.costUsd === null || costUsd === null ? null : sums.costUsd + costUsd;
  if ("failed" in row) {
    sums.failed += 1;
    return;
  }
  sums.answered += 1;
  sums.milliseconds += row.usage.milliseconds;
  sums.inputTokens += row.usage.inputTokens;
  sums.outputTokens += row.usage.outputTokens;
  sums.replies += row.calls.filter(({ outputTokens }) => outputTokens > 0).length;
}

function meansOf({ replies, answered, failed, costUsd, ...sums }: Sums): MeanUsage {
  const each = (sum: number): number => (answered === 0 ? 0 : sum / answered);
  return {
    answered,
    failed,
    costUsd: costUsd === null || answered === 0 ? null : costUsd / answered,
    milliseconds: each(sums.milliseconds),
    inputTokens: each(sums.inputTokens),
    outputTokens: each(sums.outputTokens),
    replyTokens: replies === 0 ? 0 : sums.outputTokens / replies,
  };
}
