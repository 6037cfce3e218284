/** What a benchmark prescribes for the calls that answer a question. They apply to all nodes. */
export interface QuestionSettings {
  readonly temperature?: number;
  /** Most tokens of a reply. */
  readonly maxOutputTokens?: number;
}
