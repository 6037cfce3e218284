import type { QuestionId } from "../benchmark/question.js";

/** One alternative for a token, with its natural logarithm of the probability. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
}

/** What a judge replied. */
export interface JudgeReply {
  /** The text, without reasoning. */
  readonly text: string;
  /** The alternatives for the first token, if the vendor sent log-probabilities. */
  readonly topLogprobs?: readonly TokenLogprob[];
}

/** What a reply means: a preference, a rating, or scores by name. */
export type Verdict = number | Readonly<Record<string, number | string>>;

/** One question to a judge. */
export interface JudgeTask {
  /** Unique in a set of judgments, such as `81:1` for the first turn of question 81. */
  readonly key: string;
  readonly question: QuestionId;
  /** The name of the prompt, such as `single-math-v1`. */
  readonly prompt: string;
  readonly system?: string;
  readonly user: string;
  /** What the benchmark records with the judgment, such as `{ turn: 1 }` or `{ isSwitched: true }`. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
  /**
   * The verdict in a reply. `undefined` if it has none: the judge is asked once more.
   *
   * @param reply - The judge's text, without its reasoning.
   */
  read(reply: JudgeReply): Verdict | undefined;
}
