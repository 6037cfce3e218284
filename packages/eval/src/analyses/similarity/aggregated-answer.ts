import type { QuestionId } from "../../benchmark/question.js";

/** An answer of an aggregator, with the proposals that it read. */
export interface AggregatedAnswer {
  readonly question: QuestionId;
  /** The aggregator's model. */
  readonly aggregator: string;
  /** 1 for the first aggregation. */
  readonly round: number;
  readonly answer: string;
  readonly proposals: readonly PreferredProposal[];
}

/** A proposal with how much it is preferred. */
export interface PreferredProposal {
  readonly model: string;
  readonly text: string;
  /** In any unit, more is better. `null` if unknown: the proposal then counts only for the TF-IDF weights. */
  readonly preference: number | null;
}
