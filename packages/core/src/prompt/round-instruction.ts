/** Follows the list of a round whose proposals are unfinished, in the message that lists them. */
export const unfinishedNotice: string =
  "These answers are still being written, unless marked complete. Begin the single best answer with what they support so far. Do not mention that something is missing, and do not conclude: you will be shown more, and then continue.";

/** What a message says that shows more of the proposals. */
export interface RoundMessage {
  /** What has come since the last round. Empty if nothing has. */
  readonly added: string;
  /** Whether all proposals are complete. */
  readonly isLast: boolean;
}

/** The message of the user after the answer so far: what has come since, and to continue. */
export function continueMessage({ added, isLast }: RoundMessage): string {
  const news = added === "" ? "" : `The answers go on:${added}\n\n`;
  return `${news}${isLast ? lastSentence : nextSentence}`;
}

const goOn =
  "Continue your own answer exactly where it ends, in the same form. Write only what comes next, and repeat nothing.";

const nextSentence = `${goOn} Do not conclude.`;

const lastSentence = `All answers are complete now. ${goOn} Add what is missing, correct what was wrong, and end it.`;
