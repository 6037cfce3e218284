import type { QuestionId } from "../benchmark/question.js";

/** Tokens, cost and time of an answer or a judgment. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Cost in US dollars. `null` if the price of a model is unknown. */
  readonly costUsd: number | null;
  /** Time from question to answer in milliseconds. */
  readonly milliseconds: number;
}

/** One attempt of a call to a model, from the ledger of its run. */
export interface ModelCall {
  /** Number of the turn, from 1. */
  readonly turn: number;
  readonly node: string;
  readonly sample: number;
  readonly model: string;
  readonly status: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  readonly milliseconds: number;
}

/** A proposal that led to an answer. */
export interface RecordedProposal {
  /** Number of the turn, from 1. */
  readonly turn: number;
  readonly node: string;
  readonly sample: number;
  readonly model: string;
  readonly text: string;
}

/** One line of `answers.jsonl`: a question that was answered. */
export interface AnsweredRow {
  readonly id: QuestionId;
  /** The answers, one for each turn. */
  readonly turns: readonly string[];
  readonly proposals: readonly RecordedProposal[];
  readonly calls: readonly ModelCall[];
  readonly usage: Usage;
}

/** Why a question has no answer, or a judge no verdict. */
export interface FailureReason {
  /** The code of the error, such as `NO_USABLE_PROPOSAL`. */
  readonly code: string;
  readonly message: string;
}

/** One line of `answers.jsonl`: a question that could not be answered. `--retry-failed` asks it again. */
export interface FailedRow {
  readonly id: QuestionId;
  readonly failed: FailureReason;
  readonly calls: readonly ModelCall[];
  readonly usage: Usage;
}

/** One line of `answers.jsonl`. The last line of a question replaces earlier ones. */
export type AnswerRow = AnsweredRow | FailedRow;
