/** A model that could take part, with what is known of it. */
export interface Candidate {
  readonly model: string;
  /** Its quality alone, in any unit. More is better. */
  readonly quality: number;
  /** Its quality as an aggregator of others, in the same unit. Absent if unknown. */
  readonly qualityAsAggregator?: number;
  /**
   * Its answers, one for each question. All candidates have the answers of the same questions in the same order.
   */
  readonly answers: readonly string[];
}
