/** Something that simulated models can be asked about. */
export interface Subject {
  /** How a sentence names it, as in "About the Moon". */
  readonly name: string;
  /** The words by which a question names it. Case does not matter. */
  readonly aliases: readonly string[];
  /** True sentences. Each model knows a share of them. */
  readonly truths: readonly string[];
  /** False sentences. A model now and then takes one for true. */
  readonly falsehoods: readonly string[];
}
