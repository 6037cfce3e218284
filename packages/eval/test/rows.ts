import type {
  AnsweredRow,
  JudgeTask,
  JudgmentRow,
  QuestionId,
  Usage,
  Verdict,
} from "../src/index.js";

const usage: Usage = { inputTokens: 20, outputTokens: 5, costUsd: 0, milliseconds: 1 };

/** A question's answers, as `answers.jsonl` has them. */
export function answeredRow(id: QuestionId, ...turns: readonly string[]): AnsweredRow {
  return { id, turns, proposals: [], calls: [], usage };
}

/** A judgment, as `judgments.jsonl` has it. Without a verdict, it is unclear. */
export function judgedRow(task: JudgeTask, reply: string, verdict?: Verdict): JudgmentRow {
  const { key, question, prompt, details } = task;
  const judgment = {
    key,
    question,
    judge: "gpt-4",
    prompt,
    promptSha256: "00",
    details,
    reply,
    usage,
  };
  if (verdict !== undefined) return { ...judgment, verdict };
  return { ...judgment, unclear: { code: "UNCLEAR_VERDICT", message: "No verdict." } };
}
