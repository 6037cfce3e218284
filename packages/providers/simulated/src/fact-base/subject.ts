// How fact-base/ works: each subject has its own file with true and false sentences. `subjects.ts`
// lists them all. A claim is one sentence and is found in a text by exact match.
/** A subject that simulated models know. */
export interface Subject {
  /** Its name in a sentence, as in "About the Moon". */
  readonly name: string;
  /** Words that name it in a question. Case does not matter. */
  readonly aliases: readonly string[];
  /** True sentences. Each model knows a part of them. */
  readonly truths: readonly string[];
  /** False sentences. A model rarely believes one. */
  readonly falsehoods: readonly string[];
}
