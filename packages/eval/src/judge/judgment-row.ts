import type { FailureReason, Usage } from "../answers/answer-row.js";
import type { QuestionId } from "../benchmark/question.js";
import type { TokenLogprob, Verdict } from "./judge-task.js";

interface Judgment {
  /** The key of the task. */
  readonly key: string;
  readonly question: QuestionId;
  readonly judge: string;
  readonly prompt: string;
  /** SHA-256 of the messages to the judge. If they are different in a later start, the judge is asked again. */
  readonly promptSha256: string;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /** The judge's last reply. Empty if all requests failed. */
  readonly reply: string;
  readonly topLogprobs?: readonly TokenLogprob[];
  readonly usage: Usage;
}

/** One line of `judgments.jsonl`: a judgment with a verdict. */
export interface JudgedRow extends Judgment {
  readonly verdict: Verdict;
}

/** One line of `judgments.jsonl`: the judge named no verdict twice, or could not be asked. */
export interface UnclearRow extends Judgment {
  readonly unclear: FailureReason;
}

/** One line of `judgments.jsonl`. The last line of a key replaces earlier ones. */
export type JudgmentRow = JudgedRow | UnclearRow;
