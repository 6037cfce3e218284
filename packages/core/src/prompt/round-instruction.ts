/** Follows the list of a round whose proposals are unfinished, in the message that lists them. */
export const unfinishedNotice: string =
  "These answers are still being written: you see how they begin. Begin the single best answer now, with what they already support. Do not wait for the rest, do not mention that something is missing, and do not conclude yet: you will be shown more, and then continue.";

/** What a message says that shows more of the proposals. */
export interface RoundMessage {
  /** What has come since the last round. Empty if nothing has. */
  readonly added: string;
  /** Whether all proposals are complete. */
  readonly isLast: boolean;
}

/** The message of the user after the answer so far: what has come since, and to continue. */
export function continueMessage({ added, isLast }: RoundMessage): string {
  const news =
    added === ""
      ? ""
      : `${isLast ? "The rest of the answers" : "More of the answers"}:${added}\n\n`;
  return `${news}${isLast ? lastSentence : nextSentence}`;
}

const goOn =
  "Continue your answer exactly where it ends, in the same form. Write only what comes next: repeat nothing, do not begin again, and say nothing about this message.";

const nextSentence = `${goOn} Do not conclude yet: you will be shown more.`;

const lastSentence = `All answers are complete now. ${goOn} Add what is still missing, correct what turned out to be wrong, and bring your answer to its end.`;
