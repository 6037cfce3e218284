import type { Proposal } from "./proposal.js";

/**
 * The built-in instruction of an aggregator. Its words are ours; what it asks for is what table 1 of
 * arXiv 2406.04692 asks for: judge the answers, then write a better one.
 */
export const synthesisInstruction: string = [
  "Several assistants have each answered the latest message of the user without seeing one another.",
  "Their answers are listed below.",
  "Write the single best answer to that message.",
  "Weigh what they say: any of them may be wrong, one-sided or incomplete, and agreement among them is no proof.",
  "Keep what is right, mend what is wrong, add what is missing, and do not just repeat them.",
  "Answer the user directly, in the language and form that the message calls for, without mentioning that other answers exist.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/**
 * The instruction with the proposals behind it as a numbered list, in the order given. The list is
 * written as the paper's published code writes it, so that its prompt can be sent to the letter.
 */
export function synthesisPrompt(instruction: string, proposals: readonly Proposal[]): string {
  return instruction + proposals.map((proposal, index) => listItem(proposal, index + 1)).join("");
}

function listItem({ text, remarks = [] }: Proposal, number: number): string {
  const notes = remarks.map((remark) => `\n\nRemark on answer ${number}: ${remark}`);
  return `\n${number}. ${text}${notes.join("")}`;
}
