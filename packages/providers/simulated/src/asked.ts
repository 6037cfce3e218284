/** The input of a call. */
export interface Asked {
  /** The texts of the system messages. */
  readonly system: string;
  /** The text of the user's latest message. */
  readonly question: string;
}
