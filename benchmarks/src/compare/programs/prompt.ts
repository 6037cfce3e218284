/** A message in the vendors' format. */
export interface ChatMessage {
  readonly role: "system" | "user";
  readonly content: string;
}

/** The question for every program. */
export const question = "What are three fun things to do in San Francisco?";

const instruction = [
  "Several assistants have each answered the latest message of the user.",
  "Weigh their answers, keep what is right, mend what is wrong,",
  "and write the single best answer to that message.\n\nAnswers:",
].join(" ");

/** The instruction of a model that reads answers, followed by the answers. */
export function synthesisOf(answers: readonly string[]): string {
  return instruction + answers.map((text, index) => `\n${index + 1}. ${text}`).join("");
}

/** The question, after the answers so far. */
export function promptOf(answers: readonly string[], asked: string = question): ChatMessage[] {
  const user: ChatMessage = { role: "user", content: asked };
  return answers.length === 0 ? [user] : [{ role: "system", content: synthesisOf(answers) }, user];
}
