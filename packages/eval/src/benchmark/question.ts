/** How a benchmark names a question: a number in the published sets, a number or a text in your own. */
export type QuestionId = string | number;

/** One question of a benchmark, or of a file of your own. */
export interface Question {
  /** Unique in its set. */
  readonly id: QuestionId;
  /** What the user says, one text for each turn. At least one. */
  readonly turns: readonly string[];
  /** The group in which results are also shown: MT-Bench's category, AlpacaEval's data set. */
  readonly category?: string;
  /** The correct answer, for a checker. */
  readonly answer?: string;
  /** The record of the file, with all its fields. */
  readonly record: Readonly<Record<string, unknown>>;
}
