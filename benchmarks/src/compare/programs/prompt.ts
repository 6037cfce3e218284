/** A message as vendors take it. */
export interface ChatMessage {
  readonly role: "system" | "user";
  readonly content: string;
}

/** What every program is asked. */
export const question = "What are three fun things to do in San Francisco?";

const instruction = [
  "Several assistants have each answered the latest message of the user.",
  "Weigh their answers, keep what is right, mend what is wrong,",
  "and write the single best answer to that message.\n\nAnswers:",
].join(" ");

/** The instruction of whoever reads answers, with the answers below it. */
export function synthesisOf(answers: readonly string[]): string {
  return instruction + answers.map((text, index) => `\n${index + 1}. ${text}`).join("");
}

/** The question, below the answers given so far. */
export function promptOf(answers: readonly string[]): ChatMessage[] {
  const user: ChatMessage = { role: "user", content: question };
  return answers.length === 0 ? [user] : [{ role: "system", content: synthesisOf(answers) }, user];
}
