/**
 * The built-in instruction of an aggregator. It asks for the same as table 1 of arXiv 2406.04692 in
 * other words: judge the answers, then write a better one.
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
