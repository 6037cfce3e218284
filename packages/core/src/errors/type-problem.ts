declare const problem: unique symbol;

/** A compile-time error that reads as a sentence in the editor. Nothing can be assigned to it. */
export interface TypeProblem<Sentence extends string> {
  readonly [problem]: Sentence;
}
